import { execFileSync } from 'node:child_process';
import { Command, Option } from 'commander';
import { adopt } from '#scripts/account/adopt.ts';
import { ask } from '#scripts/account/ask.ts';
import { awsAccount } from '#scripts/account/aws-account.ts';
import { ASSEMBLY, cdk, synthesise } from '#scripts/account/cdk.ts';
import { type DeployOptions, deployStage } from '#scripts/account/deploy-stage.ts';
import { end } from '#scripts/account/end.ts';
import { addressesOf } from '#scripts/account/urls.ts';
import { templatesOf } from '#scripts/cost/templates.ts';
import { emulatorAt } from '#scripts/local/emulator-at.ts';

type Options = DeployOptions & { readonly profile?: string; readonly region?: string };

const program = new Command('npm run deploy --')
  .description(
    'Deploys a stage to the AWS account of your credentials: checks, shows what will be there, deploys in order.',
  )
  .addOption(
    new Option('--stage <stage>', 'which stage; local is for emulators')
      .choices(['dev', 'prod', 'local'])
      .makeOptionMandatory(),
  )
  .option('--profile <profile>', 'the profile of your AWS configuration')
  .option('--region <region>', 'the region, where the profile names none')
  .option('--context <context>', 'one context alone, once the stage is there: orders, catalog, …')
  .option('--bootstrap', 'prepare the account and region for CDK first')
  .option('--dry-run', 'check and show, deploy nothing; needs no credentials')
  .option('--yes', 'ask nothing')
  .option(
    '--endpoint <url>',
    'where the emulator of stage local answers (default: AWS_ENDPOINT_URL, or http://localhost:4566)',
  )
  .addOption(new Option('--without <stack>', 'leave a stack out').choices(['edge']))
  .addHelpText(
    'after',
    '\nExit codes: 0 deployed, 1 not. Variables: BAZAAR_ALARM_EMAIL is told of alarms and of the budget, BAZAAR_VERSION' +
      '\nis what /health says (default: the commit).' +
      '\nnpm run destroy -- --stage dev takes it all away; npm run cost -- --stage dev tells what it costs.',
  );

const commit = (): string | undefined => {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
};

/** Stage local is an emulator's, wherever it answers. */
const endpointOf = ({ stage, endpoint }: Options): string | undefined =>
  stage === 'local' ? emulatorAt(process.env, { endpoint }).endpoint : endpoint;

const deploy = async (given: Options): Promise<string | undefined> => {
  const endpoint = endpointOf(given);
  if (endpoint !== undefined && given.stage !== 'local') return 'an emulator gets stage local (--stage local)';
  const options = { ...given, ...(endpoint !== undefined && { endpoint }) };
  const version = process.env.BAZAAR_VERSION ?? commit();
  adopt(options);
  if (version !== undefined) process.env.BAZAAR_VERSION = version;
  const templates = (stage: string) => templatesOf(ASSEMBLY, stage);
  const ports = { account: awsAccount(), cdk, synthesise, templates, addresses: addressesOf, ask, say: console.log };
  return deployStage(ports, options);
};

await end('Not deployed', deploy(program.parse().opts<Options>()));
