import type { Properties, Resource } from '#scripts/cost/idle.ts';

type Free = {
  readonly why: string;
  /** What would make it cost something, by its properties. */
  readonly unless?: (properties: Properties) => boolean;
};

const nothing: Free = { why: 'a rule, a permission or a name: AWS charges nothing for it' };
const byUse: Free = { why: 'charged by request' };

/** What `idleLines` counts. */
const PRICED: ReadonlySet<string> = new Set([
  'AWS::SecretsManager::Secret',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Events::Rule',
]);

/** Every other kind of resource that a stage may have, and why it costs nothing while nobody uses it. */
const FREE_WHEN_IDLE: Readonly<Record<string, Free>> = {
  'AWS::ApiGatewayV2::Api': byUse,
  'AWS::ApiGatewayV2::Authorizer': nothing,
  'AWS::ApiGatewayV2::Integration': nothing,
  'AWS::ApiGatewayV2::Route': nothing,
  'AWS::ApiGatewayV2::Stage': nothing,
  'AWS::Budgets::Budget': { why: 'free unless it acts by itself' },
  'AWS::CodeDeploy::Application': { why: 'free for Lambda' },
  'AWS::CodeDeploy::DeploymentGroup': { why: 'free for Lambda' },
  'AWS::Cognito::UserPool': {
    why: '10,000 users a month are free',
    unless: ({ UserPoolTier, UserPoolAddOns }) => UserPoolTier === 'PLUS' || UserPoolAddOns !== undefined,
  },
  'AWS::Cognito::UserPoolClient': nothing,
  'AWS::Cognito::UserPoolGroup': nothing,
  'AWS::DynamoDB::Table': {
    why: 'on demand; 25 GB are free',
    unless: ({ BillingMode, Replicas }) => BillingMode !== 'PAY_PER_REQUEST' || Replicas !== undefined,
  },
  'AWS::Events::EventBus': byUse,
  'AWS::IAM::Policy': nothing,
  'AWS::IAM::Role': nothing,
  'AWS::Lambda::Alias': {
    why: 'a name for a version',
    unless: ({ ProvisionedConcurrencyConfig }) => ProvisionedConcurrencyConfig !== undefined,
  },
  'AWS::Lambda::EventInvokeConfig': nothing,
  'AWS::Lambda::Function': { why: 'charged by run; those of schedules are counted' },
  'AWS::Lambda::Permission': nothing,
  'AWS::Lambda::Version': {
    why: '75 GB of code are free',
    unless: ({ ProvisionedConcurrencyConfig }) => ProvisionedConcurrencyConfig !== undefined,
  },
  'AWS::Logs::LogGroup': { why: '5 GB are free; what schedules write is counted' },
  'AWS::S3::Bucket': { why: '2.3 cents a GB: the archive of a stage that idles does not grow' },
  'AWS::S3::BucketPolicy': nothing,
  'AWS::SNS::Subscription': nothing,
  'AWS::SNS::Topic': byUse,
  'AWS::SNS::TopicPolicy': nothing,
  'AWS::SQS::Queue': { why: 'charged by request; the polling of readers is counted' },
  'AWS::SQS::QueuePolicy': nothing,
  'AWS::SSM::Parameter': { why: 'standard parameters are free', unless: ({ Tier }) => Tier === 'Advanced' },
  'AWS::StepFunctions::StateMachine': { why: 'charged by execution' },
};

const isKnown = ({ Type, Properties = {} }: Resource): boolean => {
  const free = FREE_WHEN_IDLE[Type];
  return PRICED.has(Type) || (free !== undefined && free.unless?.(Properties) !== true);
};

/** Types of resources of which nobody has said what they cost while idle, or that are not set up to cost nothing. */
export const uncounted = (resources: readonly Resource[]): string[] =>
  [...new Set(resources.filter((resource) => !isKnown(resource)).map(({ Type }) => Type))].sort();
