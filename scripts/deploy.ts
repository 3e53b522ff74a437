import { spawn } from 'node:child_process';
import { Command, Option } from 'commander';
import pc from 'picocolors';

type Options = { readonly stage: string; readonly profile?: string; readonly yes?: boolean };

const ASSEMBLY = 'cdk.out';

const program = new Command('npm run deploy --')
  .description('Deploys all stacks of a stage to the AWS account of your credentials, in their order.')
  .addOption(new Option('--stage <stage>', 'which stage').choices(['dev', 'prod']).makeOptionMandatory())
  .option('--profile <profile>', 'the profile of your AWS configuration')
  .option('--yes', 'do not ask before permissions are broadened')
  .addHelpText('after', '\nThe account must be bootstrapped once: npx cdk bootstrap aws://<account>/<region>');

const cdk = (args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn('cdk', [...args], { stdio: 'inherit' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });

const deploy = async ({ stage, profile, yes }: Options): Promise<boolean> => {
  console.log(pc.bold(`Synthesising stage ${stage}`));
  if (!(await cdk(['synth', '--all', '--quiet', '--output', ASSEMBLY, '--context', `stage=${stage}`]))) return false;
  console.log(pc.bold(`Deploying stage ${stage}`));
  const approval = yes ? 'never' : 'broadening';
  const asWhom = profile === undefined ? [] : ['--profile', profile];
  return cdk(['deploy', '--all', '--app', ASSEMBLY, '--require-approval', approval, ...asWhom]);
};

const done = await deploy(program.parse().opts<Options>());
if (!done)
  console.error(pc.red('Not deployed: see above. Without credentials, `aws configure sso` or --profile helps.'));
process.exitCode = done ? 0 : 1;
