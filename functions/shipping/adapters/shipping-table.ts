import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * | pk | sk | row |
 * | --- | --- | --- |
 * | `<quoteId>` | `quote` | a quote with its address; collected a while after its end |
 * | `<guest>` | `claim` | the customer whose the guest's quotes are now: the capability opens nothing any more |
 * | `product#<sku>` | `product` | what shipping knows of a product: the replica that is weighed and valued |
 */
export const shippingTable = defineTable({ context: 'shipping', indexes: {}, stream: false, expires: true });

export const quoteKey = (quoteId: string) => ({ pk: quoteId, sk: 'quote' });
export const claimKey = (guest: string) => ({ pk: guest, sk: 'claim' });
export const productKey = (sku: string) => ({ pk: `product#${sku}`, sk: 'product' });
