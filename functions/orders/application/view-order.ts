import type * as z from 'zod';
import type { orderForOperatorsSchema } from '#functions/orders/contract/operator-routes.ts';
import type { expandedOrderSchema, orderSchema, timelineSchema } from '#functions/orders/contract/routes.ts';
import type { Order, OrderEntry, Taxed } from '#functions/orders/domain/order.ts';
import { taxesOf } from '#functions/orders/domain/taxed.ts';

export type OrderView = z.input<typeof orderSchema>;
export type TimelineView = z.input<typeof timelineSchema>;

const shippingView = ({ gross: amount, rate, net, tax }: Taxed) => ({ amount, rate, net, tax });

export const viewOf = (order: Order): OrderView => {
  const reason = 'cancellation' in order ? order.cancellation.reason : undefined;
  const { id, status, placedAt, total, lines, shipping, country, quoteId, contactId } = order;
  return {
    id,
    status,
    placedAt,
    total,
    lines: [...lines],
    taxes: taxesOf(order),
    ...(shipping && { shipping: shippingView(shipping) }),
    ...(country !== undefined && { country }),
    ...(quoteId !== undefined && { quoteId }),
    ...(contactId !== undefined && { contactId }),
    ...(reason !== undefined && { reason }),
  };
};

/** The order as it was when it was placed: what a repeat of the request is answered with, whatever happened since. */
export const placedView = (order: Order): OrderView => {
  const { reason: _, ...view } = viewOf(order);
  return { ...view, status: 'PENDING' };
};

/** The order with what is in the way of its undo: the name of an error, for operators alone. */
export const viewForOperators = (order: Order): z.input<typeof orderForOperatorsSchema> =>
  order.status === 'NEEDS_ATTENTION' ? { ...viewOf(order), problem: order.problem } : viewOf(order);

const timelineWith = ({ id, status, history }: Order, isTold: (entry: OrderEntry) => boolean): TimelineView => ({
  orderId: id,
  status,
  entries: history.map((entry) => {
    const { what, at, by, reason } = entry;
    return { what, at, by, ...(reason !== undefined && isTold(entry) && { reason }) };
  }),
});

/** Of an undo that got stuck it says that it did, not over which error. */
export const timelineOf = (order: Order): TimelineView => timelineWith(order, ({ what }) => what !== 'NeedsAttention');

export const timelineForOperators = (order: Order): TimelineView => timelineWith(order, () => true);

export const expandedView = (order: Order, expand: 'timeline' | undefined): z.input<typeof expandedOrderSchema> =>
  expand === undefined ? viewOf(order) : { ...viewOf(order), timeline: timelineOf(order).entries };
