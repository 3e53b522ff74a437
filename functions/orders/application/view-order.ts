import type * as z from 'zod';
import type { orderSchema, timelineSchema } from '#functions/orders/contract/routes.ts';
import type { Order } from '#functions/orders/domain/order.ts';

export type OrderView = z.input<typeof orderSchema>;

const reasonOf = (order: Order): string | undefined => {
  if (order.status === 'NEEDS_ATTENTION') return order.problem;
  return 'cancellation' in order ? order.cancellation.reason : undefined;
};

export const viewOf = (order: Order): OrderView => {
  const reason = reasonOf(order);
  const { id, status, placedAt, total, lines } = order;
  return { id, status, placedAt, total, lines: [...lines], ...(reason !== undefined && { reason }) };
};

/** The order as it was when it was placed: what a repeat of the request is answered with, whatever happened since. */
export const placedView = (order: Order): OrderView => {
  const { reason: _, ...view } = viewOf(order);
  return { ...view, status: 'PENDING' };
};

export const timelineOf = (order: Order): z.input<typeof timelineSchema> => ({
  orderId: order.id,
  status: order.status,
  entries: order.history.map(({ what, at, by, reason }) => ({ what, at, by, ...(reason !== undefined && { reason }) })),
});
