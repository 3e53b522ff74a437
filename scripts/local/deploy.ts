import { mkdirSync } from 'node:fs';
import { cdk } from './cdk.ts';
import { DEPLOYED_FROM, fingerprint } from './fingerprint.ts';
import { writePrivateJson } from './json-file.ts';
import { findParameter, writeParameter } from './parameters.ts';
import { openStacks } from './stacks.ts';
import type { BringUpContext, Step } from './step.ts';

/** `.local/deployed.json`: there once a deployment into the emulator's state was whole. */
export type Deployed = {
  /** Addresses of queues name it, so that the saved state belongs to it. */
  port: number;
};

/** Kept in the emulator, so that it says what its state, restored or lost, was deployed from. */
const FINGERPRINT = 'deployed-fingerprint';

const TOOLKIT = 'CDKToolkit';
const ACCOUNT = '000000000000';

const contextArguments = ({ stage, cdkContext }: BringUpContext): string[] =>
  Object.entries({ stage, ...cdkContext }).flatMap(([name, value]) => ['--context', `${name}=${value}`]);

const synthesise = (context: BringUpContext): Promise<void> =>
  cdk(context, ['synth', '--quiet', '--output', context.paths.cloudAssembly, ...contextArguments(context)], {
    logFile: context.paths.logFile('synth'),
  });

/** Outside of the repository's folder, since cdk would synthesise the app first wherever it finds a cdk.json. */
const bootstrap = async (context: BringUpContext, stacks: ReturnType<typeof openStacks>): Promise<void> => {
  if (await stacks.has(TOOLKIT)) return;
  mkdirSync(context.paths.directory, { recursive: true });
  await cdk(context, ['bootstrap', `aws://${ACCOUNT}/${context.region}`], {
    logFile: context.paths.logFile('bootstrap'),
    cwd: context.paths.directory,
  });
};

/** Change sets fail on a second deployment in MiniStack, hence the direct method. */
const deployAll = (context: BringUpContext): Promise<void> =>
  cdk(
    context,
    [
      'deploy',
      '--app',
      context.paths.cloudAssembly,
      '--all',
      '--method=direct',
      '--require-approval=never',
      '--concurrency=4',
      '--progress=events',
    ],
    { logFile: context.paths.logFile('deploy') },
  );

/** Like Promise.all, but leaves neither running when the other failed. */
const both = async (...works: Promise<void>[]): Promise<void> => {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
};

/** Deploys the CDK app to the emulator, by the same command line as to an account. */
export const deploy = async (context: BringUpContext): Promise<void> => {
  const stacks = openStacks(context);
  try {
    await both(synthesise(context), bootstrap(context, stacks));
    await stacks.removeStillborn();
    await deployAll(context);
  } finally {
    stacks.close();
  }
};

/** Skipped where nothing that it is made from changed since. */
export const deployStep: Step = {
  title: 'deploy',
  run: async (context) => {
    const { stage, region, cdkContext, emulator } = context;
    const settings = { stage, region, cdkContext, endpoint: emulator.endpoint };
    const current = fingerprint(context.root, DEPLOYED_FROM, settings);
    if ((await findParameter(context, FINGERPRINT)) === current) return 'nothing changed';
    await deploy(context);
    await writeParameter(context, FINGERPRINT, current);
    const deployed: Deployed = { port: emulator.port };
    writePrivateJson(context.paths.deployedFile, deployed);
    return undefined;
  },
};
