import { readIndexChange } from '#functions/catalog/application/read-index-change.ts';
import type { ChangeIndex, IndexChange } from '#functions/catalog/application/search-ports.ts';
import { catalogSubscriptions } from '#functions/catalog/contract/subscriptions.ts';
import type { ReadArchive } from '#functions/operations/adapters/archive-reader.ts';

/** Some 6 MB of events, as a batch of the queue. */
const BATCH = 3_000;

const WANTED: ReadonlySet<string> = new Set(catalogSubscriptions.map(({ detailType }) => detailType));

export type Reindex = {
  readonly readArchive: ReadArchive;
  readonly changeIndex: ChangeIndex;
  readonly log: (line: string) => void;
};

export type Reindexed = { readonly read: number; readonly applied: number };

/**
 * Tells the index everything that the archive remembers. What it knows already changes nothing, and the indexer may go on
 * beside it.
 */
export const reindex = async ({ readArchive, changeIndex, log }: Reindex): Promise<Reindexed> => {
  let waiting: IndexChange[] = [];
  let [read, applied] = [0, 0];
  const settle = async (): Promise<void> => {
    const done = await changeIndex(waiting);
    read += waiting.length;
    applied += done.applied;
    waiting = [];
    log(`${read} events read, ${applied} of them news`);
  };
  for await (const { meta, data, ...message } of readArchive()) {
    if (!WANTED.has(message['detail-type'])) continue;
    waiting.push(readIndexChange(JSON.stringify({ ...message, detail: { meta, data } })));
    if (waiting.length === BATCH) await settle();
  }
  if (waiting.length > 0) await settle();
  return { read, applied };
};
