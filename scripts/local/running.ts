import { launchedHere, stopLaunched } from './launch.ts';
import type { LocalPaths } from './paths.ts';
import { listProcesses } from './processes.ts';
import { forgetRun, type Run, readRun } from './state.ts';

/** Whether the process that was noted is still the emulator: its number may belong to another by now. */
const isOurs = async (run: Run): Promise<boolean> => {
  if (run.kind === 'existing') return true;
  return (await listProcesses()).some(({ pid, command }) => pid === run.pid && launchedHere(command));
};

/** What runs now, or what an unclean end left of it. */
export type Found = { run: Run; alive: boolean };

/** @returns undefined where nothing was started, or it was stopped cleanly */
export const findRun = async (paths: LocalPaths): Promise<Found | undefined> => {
  const run = readRun(paths);
  return run && { run, alive: await isOurs(run) };
};

/**
 * Stops what another command started.
 * @returns whether the state could be saved
 */
export const stopRun = async (paths: LocalPaths, { run, alive }: Found): Promise<boolean> => {
  const { pid, scratch } = run;
  // First, so that an `npm start` elsewhere finds that its emulator was stopped on purpose.
  forgetRun(paths);
  if (pid === undefined || scratch === undefined) return true;
  return stopLaunched({ pid: alive ? pid : undefined, scratch });
};
