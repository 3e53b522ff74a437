import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  editProduct,
  getProduct,
  retireProduct,
  schedulePriceChange,
  setVariantPrices,
} from '#functions/catalog/contract/routes.ts';
import { type Pricing, pricing } from '#test/support/builders/catalog/price-changes.ts';
import { aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Pricing;

const priceOf = async (sku: string): Promise<number | undefined> => {
  const { body } = await shop.ask(getProduct);
  return body.variants.find((variant) => variant.sku === sku)?.prices.EUR;
};

const byHand = (sku: string, price: number) => shop.ask(setVariantPrices, { params: { sku }, body: { EUR: price } });

const setUp = async () => {
  shop = await pricing();
};

describe('a price change', () => {
  beforeEach(setUp);

  it('takes effect at its time, and not before', async () => {
    const { status, body } = await shop.schedule({ price: 999, minutes: 10 });
    expect(status).toBe(201);
    expect(body).toMatchObject({ productId: shop.productId, sku: 'CUP', prices: { EUR: 999 }, status: 'scheduled' });
    expect(body.id).toMatch(/^prc_/);

    shop.passMinutes(9);
    expect(await shop.tick()).toEqual({});
    expect(await priceOf('CUP')).toBe(1990);

    shop.passMinutes(1);
    expect(await shop.tick()).toEqual({ applied: 1 });
    expect([await priceOf('CUP'), await priceOf('MUG')]).toEqual([999, 1990]);
    expect(await shop.changes()).toMatchObject([{ id: body.id, status: 'applied' }]);
    expect(await shop.tick()).toEqual({});
  });

  it('is told as every change of prices is, from its own time on, as part of the request that scheduled it', async () => {
    const { body, headers } = await shop.schedule({ price: 999, minutes: 10 });
    shop.passMinutes(11);
    await shop.published();
    await shop.tick();
    const events = await shop.published();
    expect(events.map(({ DetailType }) => DetailType)).toEqual(['ProductPriceChanged.v1', 'ProductPublished.v1']);
    expect(events[0]?.detail).toMatchObject({
      meta: { correlationId: headers['x-request-id'], causationId: body.id },
      data: { sku: 'CUP', before: { EUR: 1990 }, after: { EUR: 999 }, effectiveAt: body.effectiveAt },
    });
  });

  it('may be said in any offset, and is kept in UTC', async () => {
    const effectiveAt = '2026-06-01T00:00:00+02:00';
    const { body } = await shop.ask(schedulePriceChange, {
      params: { sku: 'CUP' },
      headers: { 'idempotency-key': 'summer' },
      body: { prices: { EUR: 1 }, effectiveAt },
    });
    expect(body.effectiveAt).toBe('2026-05-31T22:00:00.000Z');
  });

  it('gives way to prices that were set after its time', async () => {
    await shop.schedule({ price: 999, minutes: 10 });
    shop.passMinutes(11);
    await byHand('CUP', 1500);
    expect(await shop.tick()).toEqual({ dropped: 1 });
    expect(await priceOf('CUP')).toBe(1500);
    expect(await shop.changes()).toMatchObject([{ status: 'dropped', reason: 'superseded' }]);
  });

  it('overrules prices that were set before its time, and edits of anything else at any time', async () => {
    await shop.schedule({ price: 999, minutes: 10 });
    await byHand('CUP', 1500);
    shop.passMinutes(11);
    await byHand('MUG', 1500);
    await shop.ask(editProduct, { body: { title: 'Cups' } });
    expect(await shop.tick()).toEqual({ applied: 1 });
    expect([await priceOf('CUP'), await priceOf('MUG')]).toEqual([999, 1500]);
  });

  it.each<[string, string, (here: Pricing) => Promise<unknown>]>([
    ['the product is retired', 'product-already-retired', (here) => here.ask(retireProduct)],
    [
      'its variant is retired',
      'variant-not-found',
      (here) => here.ask(editProduct, { body: { variants: [aVariant({ sku: 'MUG' })] } }),
    ],
  ])('is dropped when %s meanwhile', async (_, reason, meanwhile) => {
    await shop.schedule({ minutes: 10 });
    await meanwhile(shop);
    shop.passMinutes(11);
    expect(await shop.tick()).toEqual({ dropped: 1 });
    expect(await shop.changes()).toMatchObject([{ status: 'dropped', reason }]);
    expect(shop.waiting()).toEqual([]);
  });

  it('that changes nothing is applied, and says nothing to the world', async () => {
    await shop.schedule({ price: 1990, minutes: 10 });
    shop.passMinutes(11);
    await shop.published();
    expect(await shop.tick()).toEqual({ applied: 1 });
    expect(await shop.published()).toEqual([]);
  });

  it('comes before a later one that is due with it', async () => {
    await shop.schedule({ price: 333, minutes: 30 });
    await shop.schedule({ price: 111, minutes: 10 });
    await shop.schedule({ price: 222, minutes: 20 });
    shop.passMinutes(31);
    await shop.published();
    expect(await shop.tick()).toEqual({ applied: 3 });
    const told = (await shop.published()).filter(({ DetailType }) => DetailType === 'ProductPriceChanged.v1');
    expect(told.map(({ detail }) => detail.data.after.EUR)).toEqual([111, 222, 333]);
  });
});

describe('a run that fails', () => {
  beforeEach(setUp);

  const broken = () => new Error('The table is away.');

  it('leaves the change to the next one, and those of the product behind it too', async () => {
    await shop.schedule({ price: 111, minutes: 1 });
    await shop.schedule({ price: 222, minutes: 2 });
    shop.passMinutes(3);
    shop.dynamo.failNext('TransactWrite', broken());
    expect(await shop.tick()).toEqual({ waiting: 1 });
    expect(await priceOf('CUP')).toBe(1990);
    expect(await shop.tick()).toEqual({ applied: 2 });
    expect(await priceOf('CUP')).toBe(222);
  });

  it('does not apply twice what was written when its answer was lost', async () => {
    await shop.schedule({ price: 111, minutes: 1 });
    shop.passMinutes(2);
    await shop.published();
    shop.dynamo.failNext('TransactWrite', broken(), 'after');
    await shop.tick();
    await byHand('CUP', 1500);
    expect(await shop.tick()).toEqual({});
    expect(await priceOf('CUP')).toBe(1500);
    expect(await shop.changes()).toMatchObject([{ status: 'applied' }]);
  });

  it('is one of fifteen: then the change is given up, and those behind it go on', async () => {
    await shop.schedule({ price: 111, minutes: 1 });
    await shop.schedule({ price: 222, minutes: 2 });
    shop.passMinutes(3);
    for (let n = 0; n < 14; n += 1) {
      shop.dynamo.failNext('TransactWrite', broken());
      expect(await shop.tick()).toEqual({ waiting: 1 });
    }
    shop.dynamo.failNext('TransactWrite', broken());
    expect(await shop.tick()).toEqual({ dropped: 1, applied: 1 });
    expect(await shop.changes()).toMatchObject([{ status: 'dropped', reason: 'failed' }, { status: 'applied' }]);
    expect(shop.waiting()).toEqual([]);
  });

  it('is one that could not even look, and fails as a whole', async () => {
    await shop.schedule({ minutes: 1 });
    shop.passMinutes(2);
    shop.dynamo.failNext('Query', broken());
    await expect(shop.tick()).rejects.toThrow('The table is away.');
    expect(await shop.tick()).toEqual({ applied: 1 });
  });

  it('beside another one ends each change once', async () => {
    for (let n = 1; n <= 5; n += 1) await shop.schedule({ price: n, minutes: n });
    shop.passMinutes(6);
    await shop.published();
    const runs = (await Promise.all([shop.tick(), shop.tick()])) as { readonly applied?: number }[];
    expect(runs.reduce((sum, { applied = 0 }) => sum + applied, 0)).toBe(5);
    const told = (await shop.published()).filter(({ DetailType }) => DetailType === 'ProductPriceChanged.v1');
    expect(told.map(({ detail }) => detail.data.after.EUR)).toEqual([1, 2, 3, 4, 5]);
  });

  it('costs one read when there is nothing to do', async () => {
    shop.dynamo.resetUsage();
    await shop.tick();
    expect(shop.dynamo.usage()).toMatchObject([{ operation: 'Query', readUnits: 1 }]);
  });
});
