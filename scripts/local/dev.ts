import { Command } from 'commander';
import pc from 'picocolors';
import { settingsOf } from '#infra/settings.ts';
import { bringUp } from './bring-up.ts';
import { deployStep } from './deploy.ts';
import { applyChanges } from './dev/apply-changes.ts';
import { inspect } from './dev/inspect.ts';
import { openLiveCode } from './dev/live-code.ts';
import { openRebuilder } from './dev/rebuild.ts';
import { watchFiles } from './dev/watch-files.ts';
import { aborted, fromEnvironment, runMain } from './main.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import { createProgress } from './progress.ts';
import { readyText } from './ready.ts';
import { findRun } from './running.ts';
import { forgetRun, readState } from './state.ts';

const WATCHED = ['functions', 'statemachines', 'infra'] as const;

const program = new Command('npm run dev --')
  .description(
    'Brings the system up, or takes the one that runs, and makes every change of its code live as it is saved.',
  )
  .option('--inspect <function>', 'let a debugger attach to a function, such as orders-api')
  .addHelpText('after', '\nMore on debugging: docs/local.md.')
  .parse();

// What it started it stops; a system that `npm run up` left running goes on running.
await runMain(async (signal) => {
  const given = fromEnvironment();
  const found = await findRun(given.paths);
  const running = found?.alive ? found.run : undefined;
  const progress = createProgress();
  const stage = process.env.BAZAAR_STAGE ?? 'local';
  const { emulator, context } = await bringUp({ ...given, stage, progress, signal, ...(running && { running }) });
  const live = openLiveCode(context);
  const rebuilder = await progress.step('bundles', () => openRebuilder(settingsOf(context.stage).bundle));
  const { inspect: inspected } = program.opts<{ inspect?: string }>();
  const inspection = inspected === undefined ? undefined : await inspect(context, inspected);
  if (inspection) console.log(inspection.says);
  const apply = applyChanges({
    rebuild: rebuilder.changed,
    update: live.update,
    updateMachine: live.updateMachine,
    deploy: async () => void (await deployStep.run(context)),
    now: () => performance.now(),
    say: (line) => console.log(line),
  });
  watchFiles(context.root, WATCHED, signal, apply);
  const state = readState(given.paths);
  if (state) console.log(readyText(state, progress.total(), `Watching ${WATCHED.join(', ')}. Ctrl-C ends it.`));
  const ended = await Promise.race([emulator.ended.then(() => true), aborted(signal).then(() => false)]);
  if (!ended) await inspection?.end();
  if (running) return console.log(pc.dim('The system goes on running; npm run down stops it.'));
  if (ended) throw new CannotStart('The emulator ended.');
  await createProgress().step('stop', () => emulator.stop());
  forgetRun(given.paths);
});
