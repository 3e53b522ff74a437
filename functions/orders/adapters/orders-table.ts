import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * | pk | sk | row |
 * | --- | --- | --- |
 * | `<orderId>` | `order` | an order with its history |
 * | `product#<sku>` | `product` | what orders knows of a product: the replica that prices orders |
 * | `guest_<…>` | `claim` | whose a guest's orders are now: it is there before the first of them moves, and stays |
 *
 * `by-owner` lists a buyer's orders by time. `unsettled` holds only orders that are CANCELLING or NEED ATTENTION, in
 * eight shards for each.
 */
export const ordersTable = defineTable({
  context: 'orders',
  indexes: {
    'by-owner': { partitionKey: 'owner', sortKey: 'placedAt', projection: 'KEYS_ONLY' },
    unsettled: { partitionKey: 'shard', sortKey: 'since', projection: 'KEYS_ONLY' },
  },
  stream: true,
  expires: false,
});

export const orderKey = (orderId: string) => ({ pk: orderId, sk: 'order' });
export const claimKey = (guest: string) => ({ pk: guest, sk: 'claim' });
export const productKey = (sku: string) => ({ pk: `product#${sku}`, sk: 'product' });

export const SHARDS = 8;

/** Which of them an order is in while it is unsettled. */
export const shardNumber = (orderId: string): number =>
  Buffer.from(orderId).reduce((sum, byte) => sum + byte, 0) % SHARDS;

/** The partition of the sparse index that an unsettled order is in. */
export const shardOf = (status: string, shard: number): string => `${status}#${shard}`;
