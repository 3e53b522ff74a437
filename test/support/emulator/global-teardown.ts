import { findRun, stopRun } from '#scripts/local/running.ts';
import { PATHS } from '#test/support/emulator/shared-system.ts';

/** Stops what the set-up started, or what a test put in its place. */
const tearDown = async (): Promise<void> => {
  const run = await findRun(PATHS);
  if (run) await stopRun(PATHS, run);
};

// biome-ignore lint/style/noDefaultExport: Jest takes nothing else
export default tearDown;
