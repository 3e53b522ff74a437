import { describe, expect, it } from '@jest/globals';
import { listProducts, schedulePriceChange } from '#functions/catalog/contract/routes.ts';
import { admin } from '#test/support/system/api-call.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';

const MINUTE_MS = 60_000;

describe('a price that was planned', () => {
  it('is what orders are placed at, from a run after its time on; before it, the buyer pays what the buyer saw', async () => {
    const system = offlineSystem();
    const { world, functions } = system;
    await stock(system, CUP);
    const { body } = await system.call('catalog', { route: listProducts, query: { sku: CUP.sku } });
    const { items }: { readonly items: readonly { readonly id: string }[] } = body;
    const productId = items[0]?.id ?? '';
    await system.call('catalog', {
      route: schedulePriceChange,
      as: admin,
      params: { productId, sku: CUP.sku },
      headers: { 'idempotency-key': 'sale' },
      body: { prices: { EUR: 799 }, effectiveAt: new Date(world.now().getTime() + MINUTE_MS).toISOString() },
    });

    world.pass(MINUTE_MS);
    expect(await place(system, { key: 'before-the-run', total: 1998 })).toMatchObject({ status: 202 });

    await functions.scheduled.catalog({ id: 'tick' }, {} as never);
    await system.settle();
    expect(await place(system, { key: 'at-the-old-price', total: 1998 })).toMatchObject({
      status: 409,
      body: { type: 'urn:bazaar:problem:price-changed', total: { amount: 1598, currency: 'EUR' } },
    });
    expect(await place(system, { key: 'at-the-new-price', total: 1598 })).toMatchObject({ status: 202 });
  });
});
