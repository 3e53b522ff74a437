import { describe, expect, it } from '@jest/globals';
import { all, everyStage, type Resource, type Synthesised } from '#test/infra/synthesise.ts';

const { dev = [] } = everyStage;

const namesOf = (type: string, property: string): string[] =>
  all(dev, type).map(({ Properties }) => Properties[property]);

/** What outlives a stack unless its template says otherwise, and what is lost when a refactoring renames it. */
const STATEFUL = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::Cognito::UserPool',
  'AWS::SecretsManager::Secret',
  'AWS::Logs::LogGroup',
  'AWS::SQS::Queue',
];

describe('a personal account whose stage is destroyed', () => {
  it('keeps nothing: no resource is retained, on deletion or on replacement, or snapshotted', () => {
    const kept = dev.flatMap(({ template }) =>
      Object.entries(template.Resources as Record<string, Resource & { UpdateReplacePolicy?: string }>).filter(
        ([, { DeletionPolicy = 'Delete', UpdateReplacePolicy = 'Delete' }]) =>
          DeletionPolicy !== 'Delete' || UpdateReplacePolicy !== 'Delete',
      ),
    );

    expect(kept.map(([id]) => id)).toEqual([]);
  });

  it('is told to delete whatever holds data', () => {
    const silent = STATEFUL.flatMap((type) => all(dev, type)).filter(
      ({ DeletionPolicy }) => DeletionPolicy !== 'Delete',
    );

    expect(silent).toEqual([]);
  });

  it('has no protection against deletion', () => {
    const protectedOnes = [...all(dev, 'AWS::DynamoDB::Table'), ...all(dev, 'AWS::Cognito::UserPool')].filter(
      ({ Properties }) =>
        ![undefined, false, 'INACTIVE'].includes(Properties.DeletionProtectionEnabled ?? Properties.DeletionProtection),
    );

    expect(protectedOnes).toEqual([]);
  });

  it('has two buckets, which the command empties, and which keep no old versions', () => {
    const buckets = all(dev, 'AWS::S3::Bucket').map(({ Properties }) => Properties);

    expect(buckets.map(({ BucketName }) => JSON.stringify(BucketName))).toEqual([
      expect.stringContaining('bazaar-dev-platform-archive-'),
      expect.stringContaining('bazaar-dev-catalog-imports-'),
    ]);
    expect(buckets.filter(({ VersioningConfiguration }) => VersioningConfiguration)).toEqual([]);
  });

  it('has no function of CDK’s own, whose logs no template knows', () => {
    const own = namesOf('AWS::Lambda::Function', 'FunctionName').filter((name) => !name?.startsWith('bazaar-dev-'));
    const custom = dev.flatMap(({ template }) =>
      Object.values(template.Resources).filter(({ Type }) =>
        /^(Custom::|AWS::CloudFormation::CustomResource)/.test(Type),
      ),
    );

    expect(own).toEqual([]);
    expect(custom).toEqual([]);
  });

  it('has every log group in a template, so that none is made by writing to it', () => {
    const groups = namesOf('AWS::Logs::LogGroup', 'LogGroupName');
    const expected = [
      ...namesOf('AWS::Lambda::Function', 'FunctionName').map((name) => `/aws/lambda/${name}`),
      ...namesOf('AWS::StepFunctions::StateMachine', 'StateMachineName').map(
        (name) => `/aws/vendedlogs/states/${name}`,
      ),
      ...namesOf('AWS::ApiGatewayV2::Api', 'Name').map((name) => `/aws/vendedlogs/apis/${name}`),
    ];

    expect(groups.sort()).toEqual(expected.sort());
  });

  it('lets no role make a log group, a table, a queue or a parameter of another name', () => {
    const actions = all(dev, 'AWS::IAM::Policy').flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action),
    );

    expect(
      actions.filter((action: string) => /:Create(LogGroup|Table|Queue|Bucket|Secret|Rule|Schedule)$/.test(action)),
    ).toEqual([]);
  });

  it('has in a template every parameter that a function writes', () => {
    const declared = new Set(namesOf('AWS::SSM::Parameter', 'Name'));
    const writable = JSON.stringify(
      all(dev, 'AWS::IAM::Policy')
        .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
        .filter(({ Action }: { Action: string | string[] }) => [Action].flat().includes('ssm:PutParameter')),
    );
    const written = [...writable.matchAll(/parameter(\/bazaar\/dev\/[\w/-]+)/g)].map(([, name = '']) => name);

    expect(written).not.toEqual([]);
    expect(written.filter((name) => !declared.has(name))).toEqual([]);
  });
});

describe('what holds data', () => {
  const idsOf = ({ stack, template }: Synthesised): string[] =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) =>
        ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool', 'AWS::SecretsManager::Secret'].includes(
          Type,
        ),
      )
      .map(([id, { Type }]) => `${stack.context}: ${Type} ${id}`);

  it.each(['dev', 'prod'])(
    'keeps its logical id in stage %s: another one is an empty resource (docs/runbook.md)',
    (stage) => {
      expect((everyStage[stage] ?? []).flatMap(idsOf).sort()).toMatchSnapshot();
    },
  );
});
