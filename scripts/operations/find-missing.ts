import type { ReadArchive } from '#functions/operations/adapters/archive-reader.ts';
import type { Scan } from '#functions/operations/adapters/table-scanner.ts';
import { type ExpectedEvent, expectedEvents, type InvalidRow } from '#functions/operations/audit/expected-events.ts';
import { matchArchive } from '#functions/operations/audit/match-archive.ts';
import { publishingContexts } from '#functions/operations/audit/tables.ts';

export type Missing = {
  /** Events that the rows of all tables stand for. */
  readonly expected: number;
  readonly missing: readonly ExpectedEvent[];
  /** Rows that give no valid event: their changes are parked. */
  readonly invalid: readonly InvalidRow[];
};

/** What committed rows say happened and the archive does not know. */
export const findMissing = async (scan: Scan, readArchive: ReadArchive): Promise<Missing> => {
  const expected: ExpectedEvent[] = [];
  const invalid: InvalidRow[] = [];
  for (const [context, toEvents] of Object.entries(publishingContexts))
    for await (const row of scan(context)) {
      const found = expectedEvents(context, toEvents, row);
      expected.push(...found.events);
      invalid.push(...found.invalid);
    }
  const { missing } = await matchArchive(expected, readArchive());
  return { expected: expected.length, missing, invalid };
};
