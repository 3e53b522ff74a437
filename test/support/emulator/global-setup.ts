import { rmSync } from 'node:fs';
import { findRun, stopRun } from '#scripts/local/running.ts';
import { PATHS, startSystem } from '#test/support/emulator/shared-system.ts';

/** One emulator for all tiers that need one; whatever an earlier run left behind goes first. */
const setUp = async (): Promise<void> => {
  if (process.env.BAZAAR_TEST_SYSTEM === 'up') return;
  const left = await findRun(PATHS);
  if (left) await stopRun(PATHS, left);
  rmSync(PATHS.directory, { recursive: true, force: true });
  await startSystem();
  process.env.BAZAAR_TEST_SYSTEM = 'up';
};

// Jest takes a default export here and nothing else.
// biome-ignore lint/style/noDefaultExport: see above
export default setUp;
