import { adjustStock, getStock, getStockForOperators, receiveStock } from '#functions/inventory/contract/routes.ts';
import type { Book } from '#test/contracts/http/recorder.ts';

const params = { sku: 'MUG-BLUE' };

/** Twenty blue mugs, less one. */
export const inventoryChapter = async ({ ask, system }: Book): Promise<void> => {
  const headers = { 'idempotency-key': 'delivery-4711' };
  const receipt = { as: 'admin', params, headers, body: { quantity: 20 } } as const;
  await ask('inventory', getStock, { name: 'Nothing', summary: 'Before any arrived', params });
  await ask('inventory', receiveStock, { name: 'Delivery', summary: 'Twenty arrived', ...receipt });
  await ask('inventory', receiveStock, { name: 'Again', summary: 'The same delivery told twice', ...receipt });
  await ask('inventory', adjustStock, {
    name: 'Broken',
    summary: 'One was broken',
    as: 'admin',
    params,
    headers: { 'idempotency-key': 'broken-1' },
    body: { quantity: -1, reason: 'Broken on the shelf' },
  });
  await ask('inventory', adjustStock, {
    name: 'TooMany',
    summary: 'More than there are',
    as: 'admin',
    params,
    headers: { 'idempotency-key': 'broken-2' },
    body: { quantity: -100, reason: 'A typing error' },
  });
  await system.settle();
  await ask('inventory', getStock, { name: 'InStock', summary: 'As buyers see it', params });
  await ask('inventory', getStock, { name: 'Unknown', summary: 'No such SKU', params: { sku: 'NONE' } });
  await ask('inventory', getStockForOperators, { name: 'Counts', summary: 'As operators see it', as: 'admin', params });
};
