import type { EventBody, OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import { readTrace, type StoredTrace } from '#functions/shared/kernel/trace.ts';

type VersionedRow = {
  readonly id: string;
  /** The sequence of the last event that this state gave; grows with every write. */
  readonly version: number;
  readonly updatedAt: Instant;
  readonly trace: StoredTrace;
};

/**
 * For aggregates that are just state: what changed between two images says what happened. Several events of one write
 * take the versions up to the row's own, in order.
 */
export const eventsFromStates = <Row extends VersionedRow>(
  before: Row | undefined,
  after: Row,
  bodies: (before: Row | undefined, after: Row) => readonly EventBody[],
): OutgoingEvent[] =>
  bodies(before, after).map((event, index, all) => ({
    ...event,
    aggregateId: after.id,
    sequence: after.version - all.length + 1 + index,
    occurredAt: after.updatedAt,
    trace: readTrace(after.trace),
  }));

/** The version that a write must carry so that each of its events has a sequence of its own. */
export const versionAfter = (version: number, events: number): number => version + Math.max(1, events);
