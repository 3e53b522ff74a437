import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { isOwn, prettyLine } from './log-format.ts';
import { contextOf, openLogs } from './log-groups.ts';
import { fromEnvironment, runMain } from './main.ts';
import { noSuchContext, nothingRuns } from './messages.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import { readState } from './state.ts';
import { createUnseen } from './unseen.ts';

const POLL_MILLISECONDS = 1_000;

type Options = { follow: boolean; minutes: string; json: boolean };

const program = new Command('npm run logs --')
  .description("Prints what a context's functions wrote, oldest first; JSON lines unless a terminal reads them.")
  .argument('<context>', 'such as orders')
  .option('-f, --follow', 'go on with what they write', false)
  .option('-m, --minutes <number>', 'how far back to begin', '15')
  .option('--json', 'JSON lines on a terminal too', false)
  .parse();

await runMain(async (signal) => {
  const [context = ''] = program.args;
  const { follow, minutes, json } = program.opts<Options>();
  const state = readState(fromEnvironment().paths);
  if (!state) throw new CannotStart(nothingRuns);
  const { awsEndpointUrl: endpoint, region, stage } = state;
  const logs = openLogs({ endpoint, region, stage });
  const all = await logs.functionNames();
  const names = all.filter((name) => contextOf(name, stage) === context);
  const known = [...new Set(all.flatMap((name) => contextOf(name, stage) ?? []))];
  if (names.length === 0) throw new CannotStart(noSuchContext(context, known));
  const pretty = process.stdout.isTTY && !json;
  const unseen = createUnseen(Date.now() - Number(minutes) * 60_000);
  do {
    for (const line of unseen.only(await logs.read(names, unseen.since())).filter(isOwn)) {
      const text = pretty ? prettyLine(line, `bazaar-${stage}-`) : line.message.trimEnd();
      if (text) process.stdout.write(`${text}\n`);
    }
    if (follow) await sleep(POLL_MILLISECONDS, undefined, { signal });
  } while (follow);
});
