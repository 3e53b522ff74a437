import { bringUp } from './bring-up.ts';
import { fromEnvironment, runMain } from './main.ts';
import { endedUnsaved } from './messages.ts';
import { createProgress } from './progress.ts';
import { readyText } from './ready.ts';
import { findRun, stopRun } from './running.ts';
import { readState } from './state.ts';

// In the background: returns when it is ready. Where it runs already, it is brought up to date.
await runMain(async (signal) => {
  const given = fromEnvironment();
  const { paths } = given;
  const found = await findRun(paths);
  if (found && !found.alive) await stopRun(paths, found).then(() => console.log(endedUnsaved));
  const progress = createProgress();
  const running = found?.alive && found.run.kind !== 'existing' ? found.run : undefined;
  await bringUp({ ...given, running, progress, signal });
  const state = readState(paths);
  if (state) console.log(readyText(state, progress.total(), 'npm run down stops it and saves its state.'));
});
