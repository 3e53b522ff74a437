import { describe, expect, it } from '@jest/globals';
import type { PriceChangeView } from '#functions/catalog/contract/price-change.ts';
import {
  cancelPriceChange,
  listPriceChanges,
  listProducts,
  schedulePriceChange,
} from '#functions/catalog/contract/routes.ts';
import { fakeApi } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';
import { listing, product } from '#test/unit/scripts/shop/support/things.ts';

const change = (changes: Partial<PriceChangeView> = {}): PriceChangeView => ({
  id: 'prc_1',
  productId: 'prd_1',
  sku: 'MUG',
  prices: { EUR: 990 },
  effectiveAt: '2026-12-01T00:00:00.000Z',
  status: 'scheduled',
  scheduledAt: '2026-01-01T00:00:00.000Z',
  ...changes,
});

const mug = product('MUG', { EUR: 1290, GBP: 1090 });
const shop = () => fakeApi().on(listProducts, listing(mug));

describe('shop prices', () => {
  it('lists what is planned and what became of it', async () => {
    const items = [change({ status: 'dropped', reason: 'superseded' }), change({ id: 'prc_2' })];
    const api = shop().on(listPriceChanges, { status: 200, body: { items } });
    const { out, signedIn } = await run(api.fetch, 'prices mug');
    expect(out).toMatch(
      /^2026-12-01T00:00:00\.000Z {2}MUG {2}€9\.90 {2}dropped: superseded {2}prc_1\n.*scheduled +prc_2\n$/,
    );
    expect(signedIn).toEqual(['admin@bazaar.test']);
  });

  it('says so when nothing is planned', async () => {
    const api = shop().on(listPriceChanges, { status: 200, body: { items: [] } });
    expect((await run(api.fetch, 'prices list MUG')).out).toBe('no price changes are planned\n');
  });

  it('plans prices, and leaves those in other currencies as they are', async () => {
    const api = shop().on(schedulePriceChange, { status: 201, body: change() });
    const { code, json } = await run(api.fetch, 'prices plan MUG eur=9.90 --at 2026-12-01T00:00:00Z --key k --json');
    expect([code, json]).toEqual([0, change()]);
    expect(api.received.at(-1)).toMatchObject({
      params: { productId: mug.id, sku: 'MUG' },
      body: { prices: { EUR: 990, GBP: 1090 }, effectiveAt: '2026-12-01T00:00:00.000Z' },
      key: 'k',
    });
  });

  it('calls a change off', async () => {
    const api = shop().on(cancelPriceChange, { status: 200, body: change({ status: 'cancelled' }) });
    expect((await run(api.fetch, 'prices cancel MUG prc_1')).out).toContain('cancelled');
    expect(api.received.at(-1)).toMatchObject({ params: { productId: mug.id, priceChangeId: 'prc_1' } });
  });

  it('knows no SKU that is not for sale', async () => {
    const { code, err } = await run(fakeApi().on(listProducts, listing()).fetch, 'prices MOG');
    expect([code, err]).toEqual([1, expect.stringContaining('does not have this for sale')]);
  });

  it.each([
    'prices plan MUG EUR=9.999 --at 2026-12-01',
    'prices plan MUG XYZ=1 --at 2026-12-01',
    'prices plan MUG 9.90 --at 2026-12-01',
    'prices plan MUG EUR=9.90 --at tomorrow',
    'prices plan MUG EUR=9.90',
    'prices plan MUG --at 2026-12-01',
  ])('refuses %s', async (line) => {
    const api = shop();
    expect((await run(api.fetch, line)).code).toBe(1);
    expect(api.received).toEqual([]);
  });
});
