import type { HistoryEntry } from '#functions/shared/events/events-from-history.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

type Dated = { readonly history: readonly Pick<HistoryEntry, 'at'>[] };

/** When something with a history changed for the last time. */
export const lastChange = (one: Dated | undefined): Instant | undefined => one?.history.at(-1)?.at;
