import {
  CancellationRefused,
  CancellationRequested,
  CheckoutOverdue,
  OrderCancelled,
  OrderConfirmed,
  OrderNeedsAttention,
  OrderPlaced,
  OrderRejected,
} from '#functions/orders/contract/events.ts';
import { ownerAt } from '#functions/orders/domain/claim.ts';
import type { Cancellation, Order, OrderEntry, What } from '#functions/orders/domain/order.ts';
import { readOrder } from '#functions/orders/domain/stored-order.ts';
import { eventsFromHistory } from '#functions/shared/events/events-from-history.ts';
import { body, type EventBody, type OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { Row, ToEvents } from '#functions/shared/events/relay.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

const linesOf = ({ lines }: Order) => lines.map(({ sku, quantity }) => ({ sku, quantity }));

const reasonOf = (entry: OrderEntry): string => entry.reason ?? 'unknown';

/** Who asked first: an undo that is asked for again keeps its cause. */
const cancellationOf = (order: Order, entry: OrderEntry): Cancellation =>
  'cancellation' in order ? order.cancellation : { by: entry.by as Cancellation['by'], reason: reasonOf(entry) };

const of = (order: Order, entry: OrderEntry) => ({ orderId: order.id, owner: ownerAt(order, entry) });

const confirmed = (order: Order, entry: OrderEntry): EventBody => {
  const { total, cart, quoteId, contactId, country } = order;
  return body(OrderConfirmed, {
    ...of(order, entry),
    total,
    lines: linesOf(order),
    ...(cart && { cart }),
    ...(quoteId !== undefined && { quoteId }),
    ...(contactId !== undefined && { contactId }),
    ...(country !== undefined && { country }),
  });
};

const EVENTS: Record<What, (order: Order, entry: OrderEntry) => EventBody | undefined> = {
  Placed: (order, entry) => body(OrderPlaced, { ...of(order, entry), total: order.total, lines: linesOf(order) }),
  Overdue: (order, { attempt = 1 }) => body(CheckoutOverdue, { orderId: order.id, attempt }),
  Confirmed: confirmed,
  CancellationRequested: (order, entry) =>
    body(CancellationRequested, { orderId: order.id, cancellation: cancellationOf(order, entry) }),
  CancellationRefused: (order, entry) => body(CancellationRefused, { ...of(order, entry), reason: reasonOf(entry) }),
  Rejected: (order, entry) => body(OrderRejected, { ...of(order, entry), reason: reasonOf(entry) }),
  Cancelled: (order, entry) =>
    body(OrderCancelled, { ...of(order, entry), cancellation: cancellationOf(order, entry) }),
  NeedsAttention: (order, entry) => body(OrderNeedsAttention, { orderId: order.id, problem: reasonOf(entry) }),
  // Whoever follows what a guest does has heard GuestClaimed.
  Claimed: () => undefined,
};

const toEvent = (order: Order, entry: OrderEntry): EventBody | undefined => EVENTS[entry.what](order, entry);

const withTrace = (row: Row) => ({ ...readOrder(row), trace: row.trace as StoredTrace });

/** An order's events are the entries that a write added to its history; the other rows of the table say nothing. */
export const toEvents: ToEvents = (before, after): OutgoingEvent[] =>
  after.sk === 'order' ? eventsFromHistory(before && withTrace(before), withTrace(after), toEvent) : [];
