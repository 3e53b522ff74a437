import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * | pk | sk | row |
 * | --- | --- | --- |
 * | `<cartId>` | `cart` | the cart of one owner, or what is left of a guest's cart that was claimed |
 * | `product#<sku>` | `product` | what carts know of a SKU: the replica that prices and stocks them |
 * | `idem_<hash>` | `reply` | the answer of an addition, kept for a day |
 *
 * Nothing of it is published, so that it has no stream and its rows no trace.
 */
export const cartTable = defineTable({ context: 'cart', indexes: {}, stream: false, expires: true });

export const cartKey = (cartId: string) => ({ pk: cartId, sk: 'cart' });
export const productKey = (sku: string) => ({ pk: `product#${sku}`, sk: 'product' });
