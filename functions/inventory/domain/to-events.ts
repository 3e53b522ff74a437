import { StockLevelChanged } from '#functions/inventory/contract/events.ts';
import { levelOf, type Stock } from '#functions/inventory/domain/stock.ts';
import { eventsFromStates } from '#functions/shared/events/events-from-states.ts';
import { body, type EventBody, type OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { ToEvents } from '#functions/shared/events/relay.ts';

const levelChanges = (before: Stock | undefined, after: Stock): EventBody[] => {
  const level = levelOf(after.available);
  return before !== undefined && levelOf(before.available) === level
    ? []
    : [body(StockLevelChanged, { sku: after.sku, level })];
};

/** Reservations say nothing to others; stock speaks when its level changes. */
export const toEvents: ToEvents = (before, after): OutgoingEvent[] =>
  after.sk === 'stock' ? eventsFromStates(before as Stock | undefined, after as unknown as Stock, levelChanges) : [];
