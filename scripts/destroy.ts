import { S3Client } from '@aws-sdk/client-s3';
import { Command, Option } from 'commander';
import { adopt } from '#scripts/account/adopt.ts';
import { ask } from '#scripts/account/ask.ts';
import { awsAccount } from '#scripts/account/aws-account.ts';
import { ASSEMBLY, cdk, synthesise } from '#scripts/account/cdk.ts';
import { type DestroyOptions, destroyStage } from '#scripts/account/destroy-stage.ts';
import { emptyBucket } from '#scripts/account/empty-bucket.ts';
import { end } from '#scripts/account/end.ts';
import { stacksOf } from '#scripts/account/stacks-of.ts';
import { templatesOf } from '#scripts/cost/templates.ts';

type Options = DestroyOptions & { readonly profile?: string; readonly region?: string };

const program = new Command('npm run destroy --')
  .description('Takes a stage out of your account: its stacks in reverse order, with all that they hold.')
  .addOption(
    new Option('--stage <stage>', 'which stage; prod keeps its data and is not destroyed by a command')
      .choices(['dev'])
      .makeOptionMandatory(),
  )
  .option('--profile <profile>', 'the profile of your AWS configuration')
  .option('--region <region>', 'the region, where the profile names none')
  .option('--yes', 'do not ask first')
  .addHelpText(
    'after',
    "\nExit codes: 0 all is gone, 1 not. What stays: CDK's own bootstrap stack with its bucket of assets, which other" +
      '\napps may use.',
  );

const destroy = (options: Options) => {
  adopt(options);
  const templates = (stage: string) => templatesOf(ASSEMBLY, stage);
  const empty = (bucket: string) => emptyBucket(new S3Client({}), bucket);
  const ports = {
    account: awsAccount(),
    cdk,
    synthesise,
    templates,
    ask,
    say: console.log,
    emptyBucket: empty,
    stacksOf,
  };
  return destroyStage(ports, options);
};

await end('Not destroyed', destroy(program.parse().opts<Options>()));
