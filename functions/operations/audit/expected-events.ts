import type { Envelope } from '#functions/shared/events/envelope.ts';
import { toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import type { Row, ToEvents } from '#functions/shared/events/relay.ts';

/**
 * An event that a committed row stands for. Every entry of a history is an event for ever; a state is one event, of
 * which it matters only that the last word on the aggregate says the same.
 */
export type ExpectedEvent = {
  readonly context: string;
  readonly of: 'history' | 'state';
  readonly envelope: Envelope;
};

/** A row from which no valid event can be made. */
export type InvalidRow = { readonly row: string; readonly problem: string };

export type Expected = { readonly events: readonly ExpectedEvent[]; readonly invalid: readonly InvalidRow[] };

/** A row as findings name it. */
export const rowName = (context: string, { pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string =>
  `${context}:${String(pk)}/${String(sk)}`;

/** What a row alone says happened, by its own context's pure rules. */
export const expectedEvents = (context: string, toEvents: ToEvents, row: Row): Expected => {
  const of = Array.isArray(row.history) ? 'history' : 'state';
  try {
    const events = toEvents(undefined, row).map((event) => ({ context, of, envelope: toEnvelope(event) }) as const);
    return { events, invalid: [] };
  } catch (error) {
    const problem = (error instanceof Error ? error.message : String(error)).slice(0, 200);
    return { events: [], invalid: [{ row: rowName(context, row), problem }] };
  }
};
