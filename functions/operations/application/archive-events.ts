import type { WriteArchive } from '#functions/operations/application/ports.ts';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';

/** An event as the archive keeps it: the envelope, with what the bus knows it by. */
export type ArchivedEvent = Envelope & { readonly source: string; readonly 'detail-type': string };

/** All events lie under this prefix, by the day on which they occurred. */
export const ARCHIVE_PREFIX = 'events/';

export const dayPrefix = (day: string): string => `${ARCHIVE_PREFIX}dt=${day}`;

const dayOf = ({ meta }: ArchivedEvent): string => meta.occurredAt.slice(0, 'yyyy-mm-dd'.length);

/** The same batch has the same key, so that writing it again adds nothing. */
const keyOf = (day: string, events: readonly ArchivedEvent[]): string =>
  `${dayPrefix(day)}/${fingerprint(events.map(({ meta }) => meta.id).sort())}.jsonl`;

/** One object for each day that the batch has events of. Whoever reads de-duplicates by `meta.id`. */
export const archiveEvents =
  ({ writeArchive }: { readonly writeArchive: WriteArchive }) =>
  async (events: readonly ArchivedEvent[]): Promise<void> => {
    const days = Map.groupBy(events, dayOf);
    for (const [day, ofDay] of days)
      await writeArchive(
        keyOf(day, ofDay),
        ofDay.map((event) => JSON.stringify(event)),
      );
  };
