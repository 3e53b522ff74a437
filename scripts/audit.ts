import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import colours from 'picocolors';
import { boundsFrom } from '#functions/operations/audit/bounds.ts';
import { collect } from '#functions/operations/audit/collect.ts';
import { collectors } from '#functions/operations/audit/collectors.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { awaitSettled, type Patience } from '#scripts/operations/await-settled.ts';
import { clientsOf } from '#scripts/operations/clients.ts';
import { seconds, withWhere } from '#scripts/operations/options.ts';
import { looked, renderAudit } from '#scripts/operations/render-audit.ts';
import { DONE, OTHERWISE, run } from '#scripts/operations/run.ts';
import { sceneOf } from '#scripts/operations/scene.ts';
import { type Wanted, whereOf } from '#scripts/operations/where.ts';

type Options = Wanted & {
  readonly json?: true;
  readonly all?: true;
  readonly wait: number;
  readonly grace: number;
  readonly days?: number;
  readonly undecided?: number;
};

const patienceOf = ({ wait, grace, days, undecided }: Options): Patience => {
  const bounds = boundsFrom(process.env);
  return {
    waitMs: wait * 1_000,
    graceMs: grace * 1_000,
    bounds: {
      ...bounds,
      ...(days !== undefined && { windowMs: days * 86_400_000 }),
      ...(undecided !== undefined && { pendingMs: undecided * 1_000, cancellingMs: undecided * 1_000 }),
    },
  };
};

const auditStage = async (options: Options): Promise<void> => {
  const where = whereOf(options, process.env);
  const clients = clientsOf(where);
  const gather = collect(collectors(clients, await sceneOf(clients, where)));
  const patience = patienceOf(options);
  const look = () => gather(instant(new Date(Date.now() - patience.bounds.windowMs)));
  const judged = await awaitSettled({ look, now: () => new Date(), sleep }, patience);
  const { findings, underWay } = judged;
  if (options.json)
    console.log(JSON.stringify({ clean: findings.length === 0, findings, underWay, looked: looked(judged) }));
  else console.log(renderAudit(judged, options.all === true, colours).join('\n'));
  process.exitCode = findings.length === 0 ? DONE : OTHERWISE;
};

const program = withWhere(new Command('audit'))
  .description('Judges from committed rows, the ledger, the archive and the dead letters whether every promise holds.')
  .option(
    '--wait <seconds>',
    'how long what is under way may take to settle; ends as soon as all is clean',
    seconds,
    30,
  )
  .option('--grace <seconds>', 'what others may still lag behind a row when the wait is over', seconds, 0)
  .option('--undecided <seconds>', 'how long an order may be undecided (default: all of its deadlines)', seconds)
  .option('--days <days>', 'how far back events are looked for in the archive (default: 7)', seconds)
  .option('--all', 'show every finding, not only the first few of each kind')
  .option('--json', 'print exactly one JSON object')
  .addHelpText('after', '\nExit codes: 0 clean, 2 findings, 1 failed. In scripts: npm run -s audit -- --json')
  .action(auditStage);

await run(program, process.argv.slice(2));
