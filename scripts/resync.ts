import { Command } from 'commander';
import { seconds, withWhere } from '#scripts/operations/options.ts';
import { resync } from '#scripts/operations/resync.ts';
import { run } from '#scripts/operations/run.ts';
import { type Wanted, whereOf } from '#scripts/operations/where.ts';

export { resync } from '#scripts/operations/resync.ts';

type Options = Wanted & { readonly json?: true; readonly dryRun?: true; readonly wait: number };

const resyncStage = async ({ json, dryRun, wait, ...wanted }: Options): Promise<void> => {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const done = await resync({ ...whereOf(wanted, process.env), log, dryRun, waitMs: wait * 1_000 });
  const total = Object.values(done.published).reduce((sum, count) => sum + count, 0);
  console.log(json ? JSON.stringify(done) : `${total} events published`);
};

const program = withWhere(new Command('resync'))
  .description('Publishes again what was lost between the tables and the archive; what is there already stays.')
  .option('--dry-run', 'only count')
  .option('--wait <seconds>', 'until the archive has what was published', seconds, 60)
  .option('--json', 'print exactly one JSON object on stdout')
  .addHelpText('after', '\nIt is safe at any time: ids stay the same, and a second run has nothing to do.')
  .action(resyncStage);

if (import.meta.main) await run(program, process.argv.slice(2));
