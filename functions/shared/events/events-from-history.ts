import type { EventBody, OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import { readTrace, type StoredTrace } from '#functions/shared/kernel/trace.ts';

export type HistoryEntry = {
  readonly sequence: number;
  readonly what: string;
  readonly at: Instant;
  readonly by: string;
};

type RowWithHistory<Entry extends HistoryEntry> = {
  readonly id: string;
  readonly history: readonly Entry[];
  readonly trace: StoredTrace;
};

const lastSequence = (history: readonly HistoryEntry[]): number => history.at(-1)?.sequence ?? 0;

/**
 * The entries that a write added are its events. Without `before` it gives the events of the whole history, which is
 * how lost ones are rebuilt.
 */
export const eventsFromHistory = <Entry extends HistoryEntry, Row extends RowWithHistory<Entry>>(
  before: Row | undefined,
  after: Row,
  toEvent: (row: Row, entry: Entry) => EventBody | undefined,
): OutgoingEvent[] =>
  after.history
    .filter(({ sequence }) => sequence > lastSequence(before?.history ?? []))
    .flatMap((entry) => {
      const event = toEvent(after, entry);
      return event === undefined
        ? []
        : [
            {
              ...event,
              aggregateId: after.id,
              sequence: entry.sequence,
              occurredAt: entry.at,
              trace: readTrace(after.trace),
            },
          ];
    });
