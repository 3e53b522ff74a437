import colours from 'picocolors';
import { localPaths } from './paths.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import { seedStep } from './seed.ts';
import { steps } from './steps.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Set by bazaar.mjs to its own pid: if it is killed hard, nobody hands a signal on, yet nothing may be left running. */
const PARENT = 'BAZAAR_PARENT';

const PARENT_CHECK_MILLISECONDS = 1_000;

const stopRequested = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => controller.abort());
  const parent = Number(process.env[PARENT] ?? 0);
  const orphaned = () => parent > 0 && process.ppid !== parent;
  // Also what keeps a command alive that only waits for a signal; runMain ends it by exiting.
  setInterval(() => orphaned() && controller.abort(), PARENT_CHECK_MILLISECONDS);
  return controller.signal;
};

/** Resolves when the person asked to stop. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((settle) => {
    if (signal.aborted) settle();
    signal.addEventListener('abort', () => settle(), { once: true });
  });

/**
 * Runs a command of the local system to its end: what a person can mend is told in a line, a defect with its stack.
 * Exit codes: 0 done or stopped on request, 1 failed.
 */
export const runMain = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  const signal = stopRequested();
  try {
    await work(signal);
    process.exit(0);
  } catch (error) {
    if (signal.aborted) process.exit(0);
    const told = error instanceof CannotStart ? error.message : (error as Error).stack;
    process.stderr.write(`${colours.red('✗')} ${told}\n`);
    process.exit(1);
  }
};

/** What a person sets for the commands of the local system. */
export const fromEnvironment = (environment: NodeJS.ProcessEnv = process.env) => ({
  port: environment.BAZAAR_PORT ? Number(environment.BAZAAR_PORT) : undefined,
  existing: environment.AWS_ENDPOINT_URL,
  region: environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? 'us-east-1',
  paths: localPaths(environment.BAZAAR_LOCAL),
  steps: environment.BAZAAR_SEED === 'no' ? steps.filter((step) => step !== seedStep) : steps,
});
