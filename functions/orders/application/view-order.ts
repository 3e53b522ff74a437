import type * as z from 'zod';
import type { expandedOrderSchema, orderSchema, timelineSchema } from '#functions/orders/contract/routes.ts';
import type { Order, Taxed } from '#functions/orders/domain/order.ts';
import { taxesOf } from '#functions/orders/domain/taxed.ts';

export type OrderView = z.input<typeof orderSchema>;
export type TimelineView = z.input<typeof timelineSchema>;

const reasonOf = (order: Order): string | undefined => {
  if (order.status === 'NEEDS_ATTENTION') return order.problem;
  return 'cancellation' in order ? order.cancellation.reason : undefined;
};

const shippingView = ({ gross: amount, rate, net, tax }: Taxed) => ({ amount, rate, net, tax });

export const viewOf = (order: Order): OrderView => {
  const reason = reasonOf(order);
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

export const timelineOf = (order: Order): TimelineView => ({
  orderId: order.id,
  status: order.status,
  entries: order.history.map(({ what, at, by, reason }) => ({ what, at, by, ...(reason !== undefined && { reason }) })),
});

export const expandedView = (order: Order, expand: 'timeline' | undefined): z.input<typeof expandedOrderSchema> =>
  expand === undefined ? viewOf(order) : { ...viewOf(order), timeline: timelineOf(order).entries };
