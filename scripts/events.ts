import { Command } from 'commander';
import { clientsOf } from '#scripts/operations/clients.ts';
import { withWhere } from '#scripts/operations/options.ts';
import { run } from '#scripts/operations/run.ts';
import { type Where, whereOf } from '#scripts/operations/where.ts';
import { isAbout, renderEvent } from '#scripts/watching/render-event.ts';
import { openTail, patternFor } from '#scripts/watching/tail-events.ts';

type Options = Partial<Where> & {
  readonly context: readonly string[];
  readonly type: readonly string[];
  readonly about?: string;
  readonly json?: boolean;
};

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const stopped = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
};

const tail = async ({ context, type, about, json, ...wanted }: Options): Promise<void> => {
  const where = whereOf(wanted, process.env);
  const signal = stopped();
  const { next, close } = await openTail(clientsOf(where), where.stage, patternFor({ contexts: context, types: type }));
  console.error(`Events of stage ${where.stage}; Ctrl-C ends it.`);
  try {
    while (!signal.aborted)
      for (const message of (await next(signal)).filter((one) => isAbout(one, about)))
        console.log(json ? JSON.stringify(message) : renderEvent(message));
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await close();
  }
};

const program = withWhere(new Command('npm run events --'))
  .description('Prints domain events as they are published, by a rule and a queue that are gone when it ends.')
  .option('-c, --context <name>', 'of one context only; repeatable', collect, [])
  .option('-t, --type <name>', 'such as OrderPlaced or OrderPlaced.v1; repeatable', collect, [])
  .option('-a, --about <id>', 'those that name an order, a product, a SKU')
  .option('--json', 'whole events as JSON lines')
  .action(tail);

await run(program, process.argv.slice(2));
