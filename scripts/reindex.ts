import { tmpdir } from 'node:os';
import { Command } from 'commander';
import { indexChanger } from '#functions/catalog/adapters/search-index/index-changer.ts';
import { indexStore } from '#functions/catalog/adapters/search-index/index-store.ts';
import { archiveReader } from '#functions/operations/adapters/archive-reader.ts';
import { production } from '#functions/shared/runtime/world.ts';
import { clientsOf } from '#scripts/operations/clients.ts';
import { withWhere } from '#scripts/operations/options.ts';
import { reindex } from '#scripts/operations/reindex.ts';
import { run } from '#scripts/operations/run.ts';
import { archiveBucketOf } from '#scripts/operations/scene.ts';
import { type Wanted, whereOf } from '#scripts/operations/where.ts';

type Options = Wanted & { readonly json?: true };

const reindexStage = async ({ json, ...wanted }: Options): Promise<void> => {
  const where = whereOf(wanted, process.env);
  const clients = clientsOf(where);
  const bucket = await archiveBucketOf(clients, where);
  const done = await reindex({
    readArchive: archiveReader(clients.objects, bucket),
    changeIndex: indexChanger({ store: indexStore(clients.objects, bucket), folder: tmpdir(), world: production() }),
    log: (line) => void process.stderr.write(`${line}\n`),
  });
  console.log(json ? JSON.stringify(done) : `${done.applied} of ${done.read} events were news to the search index`);
};

const program = withWhere(new Command('reindex'))
  .description('Makes the search index know everything that the archive remembers.')
  .option('--json', 'print exactly one JSON object on stdout')
  .addHelpText('after', '\nIt is safe at any time: what the index knows already changes nothing.')
  .action(reindexStage);

if (import.meta.main) await run(program, process.argv.slice(2));
