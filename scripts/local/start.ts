import { bringUp } from './bring-up.ts';
import { aborted, fromEnvironment, runMain } from './main.ts';
import { emulatorEnded, endedUnsaved, notSaved, runsAlready, stoppedElsewhere } from './messages.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import { createProgress } from './progress.ts';
import { readyText } from './ready.ts';
import { findRun, stopRun } from './running.ts';
import { forgetRun, readRun, readState } from './state.ts';
import { tailOf } from './tail.ts';

// In the foreground: returns when it was asked to stop, with all that it started stopped and saved.
await runMain(async (signal) => {
  const given = fromEnvironment();
  const { paths } = given;
  const found = await findRun(paths);
  if (found?.alive && found.run.kind !== 'existing') throw new CannotStart(runsAlready);
  if (found && !found.alive) await stopRun(paths, found).then(() => console.log(endedUnsaved));
  const progress = createProgress();
  const { emulator } = await bringUp({ ...given, progress, signal });
  const state = readState(paths);
  if (state) console.log(readyText(state, progress.total(), 'Ctrl-C stops it and saves its state.'));
  const ended = await Promise.race([emulator.ended.then(() => true), aborted(signal).then(() => false)]);
  if (ended && !readRun(paths)) return console.log(stoppedElsewhere);
  const saved = await createProgress().step('stop', () => emulator.stop());
  forgetRun(paths);
  const logFile = paths.logFile('emulator');
  if (ended) throw new CannotStart(emulatorEnded(tailOf(logFile), logFile));
  if (!saved) throw new CannotStart(notSaved);
});
