import { defineTable } from '#functions/shared/runtime/define-table.ts';

/**
 * A product is one row; each of its SKUs is another, which keeps the SKU from being taken twice. Only products for sale
 * are in `byCategory`. `newest` has a partition for each status: it takes 1,000 changes of what is listed a second. The price
 * changes of a product are one row beside it; one that waits for its time has another in the partition of all that wait, by
 * their times. Imports stand there until their own time is up.
 */
export const catalogTable = defineTable({
  context: 'catalog',
  indexes: {
    newest: { partitionKey: 'listing', sortKey: 'listingKey', projection: 'KEYS_ONLY' },
    byCategory: { partitionKey: 'categoryRoot', sortKey: 'categoryKey', projection: 'KEYS_ONLY' },
    imports: { partitionKey: 'importList', sortKey: 'importKey', projection: 'KEYS_ONLY' },
  },
  stream: true,
  expires: true,
});
