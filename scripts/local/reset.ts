import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fromEnvironment, runMain } from './main.ts';
import { leftRunning } from './messages.ts';
import { PYTHON_TOOLS } from './prepare/venv.mjs';
import { createProgress } from './progress.ts';
import { findRun, stopRun } from './running.ts';

/** The environments take their time to make and hold no state; the others are the tests' own. */
const KEPT = new Set([...PYTHON_TOOLS.map(({ folder }) => folder), 'e2e', 'test-results']);

await runMain(async () => {
  const { paths } = fromEnvironment();
  const progress = createProgress();
  const found = await findRun(paths);
  if (found?.run.kind === 'existing') console.log(leftRunning(found.run.endpoint));
  if (found?.alive) await progress.step('stop', () => stopRun(paths, found));
  const names = existsSync(paths.directory) ? readdirSync(paths.directory) : [];
  await progress.step('reset', async () => {
    for (const name of names.filter((it) => !KEPT.has(it))) {
      rmSync(join(paths.directory, name), { recursive: true, force: true });
    }
  });
});
