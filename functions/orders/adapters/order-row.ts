import { orderKey, SHARDS, shardOf } from '#functions/orders/adapters/orders-table.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { type StoredTrace, storeTrace, type Trace } from '#functions/shared/kernel/trace.ts';

/** An order as its table keeps it; `shard` and `since` put it in the sparse index while it is unsettled. */
export type OrderRow = Order & {
  readonly pk: string;
  readonly sk: 'order';
  readonly v: 1;
  readonly version: number;
  readonly trace: StoredTrace;
  readonly shard?: string;
  readonly since?: string;
};

const shardNumber = (orderId: string): number => Buffer.from(orderId).reduce((sum, byte) => sum + byte, 0) % SHARDS;

const unsettled = ({ id, status, history }: Order) =>
  status === 'CANCELLING' || status === 'NEEDS_ATTENTION'
    ? { shard: shardOf(status, shardNumber(id)), since: history.at(-1)?.at ?? '' }
    : {};

export const toRow = (order: Order, version: number, trace: Trace): Record<string, unknown> => ({
  ...orderKey(order.id),
  v: 1,
  ...order,
  ...unsettled(order),
  version,
  trace: storeTrace(trace),
});

/** Rows of other schema versions will be brought up to date here. */
export const fromRow = (row: Record<string, unknown>): { readonly order: Order; readonly version: number } => {
  const { pk: _pk, sk: _sk, v: _v, version, trace: _trace, shard: _shard, since: _since, ...order } = row as OrderRow;
  return { order: order as Order, version };
};
