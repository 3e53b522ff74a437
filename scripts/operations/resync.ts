import { setTimeout as sleep } from 'node:timers/promises';
import { archiveReader } from '#functions/operations/adapters/archive-reader.ts';
import { tableScanner } from '#functions/operations/adapters/table-scanner.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { clientsOf } from '#scripts/operations/clients.ts';
import { findMissing, type Missing } from '#scripts/operations/find-missing.ts';
import { type Published, publishMissing } from '#scripts/operations/publish-missing.ts';
import { archiveBucketOf, tableOf } from '#scripts/operations/scene.ts';
import type { Where } from '#scripts/operations/where.ts';

export type Resync = Where & {
  readonly log: (line: string) => void;
  /** Only says what it would publish. */
  readonly dryRun?: boolean | undefined;
  /** Milliseconds to wait until the archive has what was published: then another resync has nothing to do. */
  readonly waitMs?: number | undefined;
};

export type Resynced = { readonly expected: number; readonly published: Published; readonly invalid: number };

const EVERY_MS = 500;

const untilArchived = async (look: () => Promise<Missing>, ids: ReadonlySet<string>, waitMs: number): Promise<void> => {
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    await sleep(EVERY_MS);
    const { missing } = await look();
    if (!missing.some(({ envelope }) => ids.has(envelope.meta.id))) return;
  }
};

const tell = ({ log }: Resync, { expected, missing, invalid }: Missing): void => {
  log(`${expected} events follow from the rows; the archive has not ${missing.length} of them`);
  for (const { row, problem } of invalid) log(`no event can be made of ${row}: ${problem}`);
};

const idsOf = ({ missing }: Missing): ReadonlySet<string> => new Set(missing.map(({ envelope }) => envelope.meta.id));

/**
 * Publishes what the archive has not of what committed rows say happened: lost histories entry by entry, and states
 * where the last word on them is another. What is unchanged is never published again.
 * @throws Error where the stage is not deployed, or the bus refuses an event
 */
export const resync = async (asked: Resync): Promise<Resynced> => {
  const { dryRun = false, waitMs = 0, log, ...where } = asked;
  const clients = clientsOf(where);
  const scan = tableScanner(clients.dynamo, tableOf(where));
  const readArchive = archiveReader(clients.objects, await archiveBucketOf(clients, where));
  const look = () => findMissing(scan, readArchive);
  const found = await look();
  tell(asked, found);
  const { expected, missing, invalid } = found;
  if (dryRun || missing.length === 0) return { expected, published: {}, invalid: invalid.length };
  const published = await publishMissing(clients.events, resourceName(where.stage, 'platform', 'bus'), missing);
  for (const [context, count] of Object.entries(published)) log(`published again for ${context}: ${count}`);
  await untilArchived(look, idsOf(found), waitMs);
  return { expected, published, invalid: invalid.length };
};
