import type { Envelope } from '#functions/shared/events/envelope.ts';
import { type OutgoingEvent, toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import { type Park, parkedKey } from '#functions/shared/events/park.ts';
import { entryBytes, MAX_ENTRY_BYTES, type Publish, type Unpublished } from '#functions/shared/events/publish.ts';
import type { Clock } from '#functions/shared/kernel/clock.ts';

/** A row as its table keeps it. */
export type Row = Readonly<Record<string, unknown>>;

/** One change of the table's stream. */
export type Change = {
  readonly sequenceNumber: string;
  readonly before?: Row | undefined;
  readonly after?: Row | undefined;
};

/** What happened, as it follows from a change: pure, and the same each time. */
export type ToEvents = (before: Row | undefined, after: Row) => readonly OutgoingEvent[];

export type RelayPorts = {
  readonly context: string;
  readonly toEvents: ToEvents;
  readonly publish: Publish;
  readonly park: Park;
  readonly now: Clock;
  /** Told of each record that was parked, for the metric and the alarm. */
  readonly onParked: (key: string, reason: string) => void;
  /** Told of what went to the bus, for the trace. */
  readonly onPublished: (envelopes: readonly Envelope[]) => void;
  /** The X-Ray header of this invocation. */
  readonly traceHeader: () => string | undefined;
};

class RelayIncomplete extends Error {
  constructor(failed: readonly Unpublished[]) {
    super(`${failed.length} events were not taken by the bus, the first because of ${failed[0]?.reason}`);
    this.name = 'RelayIncomplete';
  }
}

const toEnvelopes = ({ toEvents, traceHeader }: RelayPorts, { before, after }: Change): Envelope[] => {
  if (after === undefined) return [];
  const trace = traceHeader();
  return toEvents(before, after)
    .map(toEnvelope)
    .map(({ meta, data }) => ({ meta: trace === undefined ? meta : { ...meta, trace }, data }));
};

const refuseOversized = (envelopes: readonly Envelope[]): void => {
  const large = envelopes.find((envelope) => entryBytes(envelope) > MAX_ENTRY_BYTES);
  if (large !== undefined) throw new Error(`${large.meta.id} has more bytes than the bus takes.`);
};

const parkChange = async (ports: RelayPorts, change: Change, reason: string): Promise<void> => {
  const key = parkedKey(ports.context, change.sequenceNumber);
  await ports.park(key, { context: ports.context, reason, parkedAt: ports.now().toISOString(), record: change });
  ports.onParked(key, reason);
};

/** How many events went to the bus, and how many changes had to be parked. */
export type Relayed = { readonly published: number; readonly parked: number };

/** A change that gives no valid event is parked whole and passed by: it would otherwise block all that come after it. */
const eventsOf = async (ports: RelayPorts, change: Change): Promise<Envelope[] | 'parked'> => {
  try {
    const envelopes = toEnvelopes(ports, change);
    refuseOversized(envelopes);
    return envelopes;
  } catch (error) {
    await parkChange(ports, change, error instanceof Error ? error.message : String(error));
    return 'parked';
  }
};

/**
 * Publishes what a batch of changes means. Publishes what it can, then throws if the bus refused any: the stream gives
 * the batch again, ids stay the same, and nothing is skipped.
 * @throws RelayIncomplete
 */
export const relay =
  (ports: RelayPorts) =>
  async (changes: readonly Change[]): Promise<Relayed> => {
    const outcomes: (Envelope[] | 'parked')[] = [];
    for (const change of changes) outcomes.push(await eventsOf(ports, change));
    const envelopes = outcomes.flatMap((outcome) => (outcome === 'parked' ? [] : outcome));
    const failed = envelopes.length === 0 ? [] : await ports.publish(envelopes);
    ports.onPublished(envelopes);
    if (failed.length > 0) throw new RelayIncomplete(failed);
    return { published: envelopes.length, parked: outcomes.filter((outcome) => outcome === 'parked').length };
  };
