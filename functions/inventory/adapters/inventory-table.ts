import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * | pk | sk | row |
 * | --- | --- | --- |
 * | `stock#<sku>#<bucket>` | `stock` | the pieces of a SKU; the bucket is 0 until hot SKUs are split |
 * | `reservation#<orderId>` | `reservation` | the arbiter between commit and release |
 * | `count#<id>` | `count` | a receipt or adjustment with its answer, collected after its key has expired |
 */
export const inventoryTable = defineTable({ context: 'inventory', indexes: {}, stream: true, expires: true });

const BUCKET = 0;

export const stockKey = (sku: string) => ({ pk: `stock#${sku}#${BUCKET}`, sk: 'stock' });
export const reservationKey = (orderId: string) => ({ pk: `reservation#${orderId}`, sk: 'reservation' });
export const countKey = (id: string) => ({ pk: `count#${id}`, sk: 'count' });
