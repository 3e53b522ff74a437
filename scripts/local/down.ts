import { fromEnvironment, runMain } from './main.ts';
import { leftRunning, nothingRuns, notSaved } from './messages.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import { createProgress } from './progress.ts';
import { findRun, stopRun } from './running.ts';
import { forgetRun } from './state.ts';

await runMain(async () => {
  const { paths } = fromEnvironment();
  const found = await findRun(paths);
  if (!found) return console.log(nothingRuns);
  if (found.run.kind === 'existing') {
    forgetRun(paths);
    return console.log(leftRunning(found.run.endpoint));
  }
  const saved = await createProgress().step('stop', () => stopRun(paths, found));
  if (!saved) throw new CannotStart(notSaved);
});
