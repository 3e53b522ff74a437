import pc from 'picocolors';
import type { Finding } from '#scripts/account/preflight.ts';
import type { StackTemplate } from '#scripts/cost/templates.ts';

const MARKS = { ok: pc.green('✓'), note: pc.yellow('!'), stop: pc.red('✗') } as const;

export const renderFinding = ({ check, level, says }: Finding): string => `${MARKS[level]} ${check.padEnd(12)} ${says}`;

const SHOWN = [
  ['AWS::Lambda::Function', 'functions'],
  ['AWS::DynamoDB::Table', 'tables'],
  ['AWS::SQS::Queue', 'queues'],
  ['AWS::StepFunctions::StateMachine', 'machines'],
  ['AWS::ApiGatewayV2::Route', 'routes'],
  ['AWS::CloudWatch::Alarm', 'alarms'],
  ['AWS::SecretsManager::Secret', 'secrets'],
] as const;

const countsOf = ({ resources }: StackTemplate): string =>
  SHOWN.flatMap(([type, name]) => {
    const count = resources.filter(({ Type }) => Type === type).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? name.slice(0, -1) : name}`];
  }).join(', ');

/** What will be there: a line a stack. */
export const renderStacks = (stacks: readonly StackTemplate[]): string =>
  stacks
    .map((one) => `  ${one.stack.padEnd(30)} ${String(one.resources.length).padStart(3)} resources: ${countsOf(one)}`)
    .join('\n');

/** Where a stage answers; one without its edge is called function by function. */
export const renderAddresses = (addresses: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(addresses).map(([name, value]) => `  ${name.padEnd(20)} ${value}`);
  const { 'api-url': url } = addresses;
  return [
    ...lines,
    url === undefined
      ? '  at no URL: npm run shop -- order --direct calls the API functions themselves'
      : `  try: npm run shop -- --api ${url} products`,
  ].join('\n');
};
