import type { ExpectedEvent } from '#functions/operations/audit/expected-events.ts';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';

/** What the archive says of the events that the tables' rows stand for. */
export type Published = {
  /** Those that it has not. */
  readonly missing: readonly ExpectedEvent[];
  /** The sequence of the last archived event of an aggregate that is just state. */
  readonly lastSequenceOf: (aggregateId: string) => number | undefined;
};

type Last = { readonly sequence: number; readonly saysTheSame: boolean };

const sameWord = (one: Envelope, other: Envelope): boolean =>
  one.meta.type === other.meta.type &&
  one.meta.version === other.meta.version &&
  fingerprint(one.data) === fingerprint(other.data);

/** A state that the archive is ahead of (the table was restored from a backup) has nothing to add. */
const lastWord = (archived: Envelope, expected: Envelope): Last => {
  const { sequence } = archived.meta;
  return { sequence, saysTheSame: sequence >= expected.meta.sequence || sameWord(archived, expected) };
};

const idsOf = (expected: readonly ExpectedEvent[]): Set<string> =>
  new Set(expected.flatMap(({ of, envelope }) => (of === 'history' ? [envelope.meta.id] : [])));

const statesOf = (expected: readonly ExpectedEvent[]): Map<string, Envelope> =>
  new Map(
    expected.flatMap(({ of, envelope }) => (of === 'state' ? [[envelope.meta.aggregateId, envelope] as const] : [])),
  );

/**
 * Holds what rows say against what the archive has, in one pass over the archive and with no more in memory than the
 * rows gave: ids of histories, and of each state whether the last archived event says the same.
 */
export const matchArchive = async (
  expected: readonly ExpectedEvent[],
  archive: AsyncIterable<Envelope>,
): Promise<Published> => {
  const unseen = idsOf(expected);
  const states = statesOf(expected);
  const last = new Map<string, Last>();
  for await (const archived of archive) {
    const { id, aggregateId, sequence } = archived.meta;
    unseen.delete(id);
    const state = states.get(aggregateId);
    if (state && sequence > (last.get(aggregateId)?.sequence ?? 0)) last.set(aggregateId, lastWord(archived, state));
  }
  const isMissing = ({ of, envelope: { meta } }: ExpectedEvent): boolean =>
    of === 'history' ? unseen.has(meta.id) : !last.get(meta.aggregateId)?.saysTheSame;
  return {
    missing: expected.filter(isMissing),
    lastSequenceOf: (aggregateId) => last.get(aggregateId)?.sequence,
  };
};
