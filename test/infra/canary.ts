import { describe, expect, it } from '@jest/globals';
import { grantsIn, written } from '#test/infra/grants.ts';
import { all, everyStage, type Resource, type Synthesised } from '#test/infra/synthesise.ts';

const { prod = [], dev = [], local = [], test: emulated = [] } = everyStage;

type WithPolicy = Resource & { readonly UpdatePolicy?: { readonly CodeDeployLambdaAliasUpdate?: unknown } };

const nameOf = ({ Properties }: Resource): string => Properties.FunctionName;
const isCalledByArn = (name: string): boolean => /-(api|search|tasks)$/.test(name);
const functionNames = all(prod, 'AWS::Lambda::Function').map(nameOf);

/** Names of the functions for which a stack has an alias that CodeDeploy moves. */
const moved = ({ template }: Synthesised): string[] =>
  Object.values(template.Resources as Record<string, WithPolicy>)
    .filter(({ UpdatePolicy }) => UpdatePolicy?.CodeDeployLambdaAliasUpdate)
    .map(({ Properties }) => nameOf(template.Resources[Properties.FunctionName.Ref] as Resource));

/** Every function of ours that a text names by its ARN, with what follows its name. */
const calledIn = (value: unknown): string[] => [
  ...new Set(
    [...JSON.stringify(value).matchAll(/:function:(bazaar-prod-[a-z]+-[a-z]+(?::\w+)?)/g)].map(([, name = '']) => name),
  ),
];

describe('new code in production', () => {
  it('comes by a canary to all that is called by its ARN', () => {
    expect(prod.flatMap(moved).sort()).toEqual(functionNames.filter(isCalledByArn).sort());
  });

  it('goes to a tenth of the calls for five minutes, and back when its alarm goes off', () => {
    const groups = all(prod, 'AWS::CodeDeploy::DeploymentGroup').map(({ Properties }) => Properties);

    expect(groups).toHaveLength(functionNames.filter(isCalledByArn).length);
    for (const group of groups) {
      expect(group.DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
      expect(group.AlarmConfiguration).toMatchObject({
        Enabled: true,
        Alarms: [{ Name: { Ref: expect.any(String) } }],
      });
      expect(group.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
    }
  });

  it('is judged by its own calls, not by those of the code before it', () => {
    const alarms = all(prod, 'AWS::CloudWatch::Alarm').filter(({ Properties }) =>
      Properties.AlarmName.endsWith('-canary-fails'),
    );
    const stats = alarms.flatMap(({ Properties }) =>
      Properties.Metrics.flatMap((one: Resource['Properties']) => one.MetricStat ?? []),
    );

    expect(alarms).not.toEqual([]);
    for (const { Metric } of stats)
      expect(Metric.Dimensions).toContainEqual({
        Name: 'ExecutedVersion',
        Value: { 'Fn::GetAtt': [expect.stringContaining('Version'), 'Version'] },
      });
  });

  it('is watched before the first call goes there', () => {
    for (const { template } of prod)
      for (const { Type, DependsOn = [] } of Object.values(
        template.Resources as Record<string, Resource & { DependsOn?: string[] }>,
      ))
        if (Type === 'AWS::Lambda::Alias')
          expect(DependsOn.map((id) => template.Resources[id]?.Type)).toEqual(
            expect.arrayContaining(['AWS::CloudWatch::Alarm', 'AWS::CodeDeploy::DeploymentGroup']),
          );
  });

  it('leaves the code before it where it can be pointed back to', () => {
    expect(all(prod, 'AWS::Lambda::Version').map(({ DeletionPolicy }) => DeletionPolicy)).not.toContain('Delete');
  });
});

describe('who calls a function that has a canary', () => {
  const integrations = all(prod, 'AWS::ApiGatewayV2::Integration');
  const permissions = all(prod, 'AWS::Lambda::Permission').filter(
    ({ Properties }) => calledIn(Properties.FunctionName).length > 0,
  );

  it.each([
    ['the gateway', integrations],
    ['its permission', permissions],
    ['a machine', all(prod, 'AWS::StepFunctions::StateMachine')],
  ])('calls the alias: %s', (_, resources) => {
    const called = calledIn(resources);

    expect(called).not.toEqual([]);
    expect(called.filter((name) => !name.endsWith(':live'))).toEqual([]);
  });

  it('may call the alias and nothing beside it', () => {
    const machines = grantsIn(prod).filter(
      ({ role, actions }) => role.includes('Machine') && actions.includes('lambda:InvokeFunction'),
    );

    expect(machines).not.toEqual([]);
    expect(machines.filter(({ resource }) => !resource.endsWith(':live'))).toEqual([]);
  });

  it('is moved by a role that may do this and nothing else', () => {
    const canaries = grantsIn(prod).filter(
      ({ role, resource }) => role.includes('CanaryRole') && resource.includes('orders'),
    );

    expect(written(canaries)).toMatchSnapshot();
  });
});

describe('stages without canaries', () => {
  it.each([
    ['dev', dev],
    ['local', local],
    ['test', emulated],
  ])('have no versions, aliases or deployments of their own: %s', (_, stacks) => {
    for (const type of ['AWS::Lambda::Version', 'AWS::Lambda::Alias', 'AWS::CodeDeploy::DeploymentGroup'])
      expect(all(stacks, type)).toEqual([]);
    expect(JSON.stringify(stacks.map(({ template }) => template))).not.toContain(':live');
  });
});
