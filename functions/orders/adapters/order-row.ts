import { orderKey, shardNumber, shardOf } from '#functions/orders/adapters/orders-table.ts';
import { lastChangeOf } from '#functions/orders/domain/claim.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { readOrder, storeOrder } from '#functions/orders/domain/stored-order.ts';
import { storeTrace, type Trace } from '#functions/shared/kernel/trace.ts';

/** `shard` and `since` put an order in the sparse index while it is unsettled. */
const unsettled = (order: Order) =>
  order.status === 'CANCELLING' || order.status === 'NEEDS_ATTENTION'
    ? { shard: shardOf(order.status, shardNumber(order.id)), since: lastChangeOf(order) }
    : {};

export const toRow = (order: Order, version: number, trace: Trace): Record<string, unknown> => ({
  ...storeOrder(order),
  ...orderKey(order.id),
  ...unsettled(order),
  version,
  trace: storeTrace(trace),
});

export const fromRow = (row: Record<string, unknown>): { readonly order: Order; readonly version: number } => ({
  order: readOrder(row),
  version: Number(row.version),
});
