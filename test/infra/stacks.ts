import { describe, expect, it } from '@jest/globals';
import { handlerFiles } from '#infra/bundle.ts';
import { stages } from '#infra/settings-type.ts';
import { all, everyStage, type Synthesised } from '#test/infra/synthesise.ts';

const stacksOf = (stage: (typeof stages)[number]): Synthesised[] => everyStage[stage] ?? [];
const contextsIn = (stacks: readonly Synthesised[]): string[] => stacks.map(({ stack }) => stack.context);
const functionNames = (stacks: readonly Synthesised[]): string[] =>
  all(stacks, 'AWS::Lambda::Function').map(({ Properties }) => Properties.FunctionName);

const CONTEXTS = [
  'catalog',
  'inventory',
  'customers',
  'cart',
  'shipping',
  'notifications',
  'orders',
  'payments',
  'operations',
  'docs',
];

describe.each(stages)('the stacks of stage %s', (stage) => {
  const stacks = stacksOf(stage);
  const text = JSON.stringify(stacks.map(({ template }) => template));

  it('come in the order platform, contexts, checkout, edge', () => {
    const [first, ...rest] = contextsIn(stacks);

    expect(first).toBe('platform');
    expect(rest.slice(0, CONTEXTS.length)).toEqual(CONTEXTS);
    expect(rest.slice(-2)).toEqual(['checkout', 'edge']);
  });

  it('have at most 40 functions, each with a name that follows from stage, context and kind', () => {
    const names = functionNames(stacks);

    expect(names.length).toBeLessThanOrEqual(40);
    expect(names.filter((name) => !name.startsWith(`bazaar-${stage}-`))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('export nothing and import nothing', () => {
    expect(text).not.toContain('Fn::ImportValue');
    expect(stacks.flatMap(({ template }) => Object.values(template.Outputs ?? {}))).toEqual([]);
  });

  it('let each context deploy alone once the platform is there', () => {
    const contexts = stacks.filter(({ stack }) => ![`platform`, 'checkout', 'edge'].includes(stack.context));

    for (const { stack } of contexts)
      expect(stack.dependencies.map(({ stackName }) => stackName)).toEqual([`bazaar-${stage}-platform`]);
  });

  it('give no function more time than its queue hides a message', () => {
    const visibility = all(stacks, 'AWS::SQS::Queue').flatMap(({ Properties }) => Properties.VisibilityTimeout ?? []);
    const readers = all(stacks, 'AWS::Lambda::Function').filter(({ Properties }) =>
      /-(inbox|archive|webhooks)$/.test(Properties.FunctionName),
    );

    for (const { Properties } of readers) expect(Properties.Timeout).toBeLessThanOrEqual(Math.min(...visibility));
  });

  it.each(['indexer', 'importer'])('let the %s take two batches at once, whatever others may', (fn) => {
    const catalog = stacks.filter(({ stack }) => stack.context === 'catalog');
    const [id] = Object.entries(catalog[0]?.template.Resources ?? {}).flatMap(([logicalId, { Properties }]) =>
      Properties?.FunctionName === `bazaar-${stage}-catalog-${fn}` ? [logicalId] : [],
    );
    const readers = all(catalog, 'AWS::Lambda::EventSourceMapping').filter(({ Properties }) =>
      JSON.stringify(Properties.FunctionName).includes(`"${id}"`),
    );

    expect(readers.map(({ Properties }) => Properties.ScalingConfig)).toEqual([{ MaximumConcurrency: 2 }]);
  });

  it('put every function under X-Ray and a log group that forgets', () => {
    const functions = all(stacks, 'AWS::Lambda::Function');

    expect(functions.filter(({ Properties }) => Properties.TracingConfig?.Mode !== 'Active')).toEqual([]);
    expect(all(stacks, 'AWS::Logs::LogGroup').filter(({ Properties }) => !Properties.RetentionInDays)).toEqual([]);
  });

  it('have no managed policies', () => {
    expect(all(stacks, 'AWS::IAM::Role').filter(({ Properties }) => Properties.ManagedPolicyArns)).toEqual([]);
  });
});

describe('the functions', () => {
  it('are those that have a handler', () => {
    const handlers = handlerFiles().map(({ context, fn }) => `bazaar-dev-${context}-${fn}`);

    expect(functionNames(stacksOf('dev')).sort()).toEqual(handlers.sort());
  });
});

describe('production', () => {
  const prod = stacksOf('prod');

  it('keeps its tables, whatever is deleted', () => {
    for (const { DeletionPolicy, Properties } of all(prod, 'AWS::DynamoDB::Table')) {
      expect(DeletionPolicy).toBe('Retain');
      expect(Properties.DeletionProtectionEnabled).toBe(true);
      expect(Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    }
  });

  it('keeps its archive and its users', () => {
    expect(new Set(all(prod, 'AWS::S3::Bucket').map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(
      new Set(['Retain']),
    );
    expect(all(prod, 'AWS::Cognito::UserPool').map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Retain']);
  });

  it('has no sandbox, no webhooks of one and no faults', () => {
    const text = JSON.stringify(prod.map(({ template }) => template));

    expect(contextsIn(prod)).not.toContain('sandbox');
    expect(text).not.toContain('webhooks/sandbox');
    expect(text).not.toContain('BAZAAR_FAULTS');
    expect(text).not.toContain('/bazaar/prod/faults');
  });
});

describe('a personal account', () => {
  const dev = stacksOf('dev');

  it('is left empty when the stage is destroyed', () => {
    const kept = dev
      .flatMap(({ template }) => Object.values(template.Resources))
      .filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'));

    expect(kept).toEqual([]);
    expect(all(dev, 'AWS::S3::Bucket').every(({ Properties }) => Properties.LifecycleConfiguration)).toBe(true);
  });

  it('reserves no concurrency, of which a new account has little', () => {
    const reserved = all(dev, 'AWS::Lambda::Function').filter(
      ({ Properties }) => Properties.ReservedConcurrentExecutions,
    );

    expect(reserved).toEqual([]);
  });
});

describe('an emulator', () => {
  const emulated = [...stacksOf('local'), ...stacksOf('test')];

  it('is asked for nothing over TLS', () => {
    expect(JSON.stringify(emulated.map(({ template }) => template))).not.toContain('aws:SecureTransport');
  });

  it('gets only alarms on plain metrics', () => {
    expect(all(emulated, 'AWS::CloudWatch::Alarm').filter(({ Properties }) => Properties.Metrics)).toEqual([]);
    expect(all(emulated, 'AWS::CloudWatch::CompositeAlarm')).toEqual([]);
  });

  it('waits for seconds in tests where it waits for minutes elsewhere', () => {
    const delayOf = (stage: 'test' | 'dev') =>
      all(stacksOf(stage), 'AWS::SQS::Queue').flatMap(({ Properties }) => Properties.DelaySeconds ?? []);

    expect(delayOf('test')).toEqual([20]);
    expect(delayOf('dev')).toEqual([120]);
  });
});
