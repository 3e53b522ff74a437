import * as routes from '#functions/inventory/contract/routes.ts';
import type { Chapter } from '#test/infra/exercise/scene.ts';

/** Counted in, counted again with the same key, put right, looked at. */
export const inventory: Chapter = async ({ system, ask }) => {
  for (const sku of ['CUP', 'MUG']) {
    const receipt = { params: { sku }, headers: { 'idempotency-key': `receipt-of-${sku}` }, body: { quantity: 20 } };
    await ask('inventory', routes.receiveStock, receipt);
    await ask('inventory', routes.receiveStock, receipt);
    await ask('inventory', routes.adjustStock, { params: { sku }, body: { quantity: -1, reason: 'broken' } });
    await ask('inventory', routes.getStock, { params: { sku } });
    await ask('inventory', routes.getStockForOperators, { params: { sku } });
  }
  await system.settle();
};
