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
import type { Cancellation, Order, OrderEntry, What } from '#functions/orders/domain/order.ts';
import { eventsFromHistory } from '#functions/shared/events/events-from-history.ts';
import { body, type EventBody, type OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { ToEvents } from '#functions/shared/events/relay.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

type OrderRow = Order & { readonly trace: StoredTrace };

const linesOf = ({ lines }: Order) => lines.map(({ sku, quantity }) => ({ sku, quantity }));

const reasonOf = (entry: OrderEntry): string => entry.reason ?? 'unknown';

/** Who asked first: an undo that is asked for again keeps its cause. */
const cancellationOf = (order: Order, entry: OrderEntry): Cancellation =>
  'cancellation' in order ? order.cancellation : { by: entry.by as Cancellation['by'], reason: reasonOf(entry) };

const EVENTS: Record<What, (order: Order, entry: OrderEntry) => EventBody> = {
  Placed: (order) =>
    body(OrderPlaced, { orderId: order.id, owner: order.owner, total: order.total, lines: linesOf(order) }),
  Overdue: (order, { attempt = 1 }) => body(CheckoutOverdue, { orderId: order.id, attempt }),
  Confirmed: (order) =>
    body(OrderConfirmed, {
      orderId: order.id,
      owner: order.owner,
      total: order.total,
      lines: linesOf(order),
      ...(order.cart && { cart: order.cart }),
    }),
  CancellationRequested: (order, entry) =>
    body(CancellationRequested, { orderId: order.id, cancellation: cancellationOf(order, entry) }),
  CancellationRefused: (order, entry) =>
    body(CancellationRefused, { orderId: order.id, owner: order.owner, reason: reasonOf(entry) }),
  Rejected: (order, entry) => body(OrderRejected, { orderId: order.id, owner: order.owner, reason: reasonOf(entry) }),
  Cancelled: (order, entry) =>
    body(OrderCancelled, { orderId: order.id, owner: order.owner, cancellation: cancellationOf(order, entry) }),
  NeedsAttention: (order, entry) => body(OrderNeedsAttention, { orderId: order.id, problem: reasonOf(entry) }),
};

const toEvent = (order: OrderRow, entry: OrderEntry): EventBody => EVENTS[entry.what](order, entry);

/** An order's events are the entries that a write added to its history; the replicas in the table say nothing. */
export const toEvents: ToEvents = (before, after): OutgoingEvent[] =>
  after.sk === 'order' ? eventsFromHistory(before as OrderRow | undefined, after as OrderRow, toEvent) : [];
