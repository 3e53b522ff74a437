import { beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_ENDED, MAX_SCHEDULED } from '#functions/catalog/contract/price-change.ts';
import {
  cancelPriceChange,
  getProduct,
  listPriceChanges,
  retireProduct,
  schedulePriceChange,
} from '#functions/catalog/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { buyer } from '#test/support/builders/catalog/call.ts';
import { TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { type Pricing, pricing } from '#test/support/builders/catalog/price-changes.ts';

let shop: Pricing;

const priceOf = async (sku: string): Promise<number | undefined> => {
  const { body } = await shop.ask(getProduct);
  return body.variants.find((variant) => variant.sku === sku)?.prices.EUR;
};

const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });

const setUp = async () => {
  shop = await pricing();
};

describe('POST …/price-changes', () => {
  beforeEach(setUp);

  it('makes one change for each key', async () => {
    const effectiveAt = shop.inMinutes(10);
    const asked = (price: number) =>
      shop.ask(schedulePriceChange, {
        params: { sku: 'CUP' },
        headers: { 'idempotency-key': 'sale' },
        body: { prices: { EUR: price }, effectiveAt },
      });
    const first = await asked(999);
    const again = await asked(999);
    expect(again).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' }, body: first.body });
    expect(await asked(998)).toMatchObject({ status: 422, body: problem('idempotency-key-reused') });

    shop.passMinutes(11);
    await shop.tick();
    expect(await shop.changes()).toMatchObject([{ id: first.body.id, status: 'applied' }]);
    const late = await asked(999);
    expect(late).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
    expect(late.body).toEqual(first.body);
    expect(await shop.changes()).toHaveLength(1);
  });

  it.each<[string, number, number, string]>([
    ['at once', 0, 422, 'price-change-in-the-past'],
    ['in the past', -1, 422, 'price-change-in-the-past'],
    ['further ahead than a year', 367 * 1_440, 422, 'price-change-too-far-ahead'],
  ])('refuses one %s', async (_, minutes, status, name) => {
    expect(await shop.schedule({ minutes })).toMatchObject({ status, body: problem(name) });
    expect(await shop.changes()).toEqual([]);
  });

  it('refuses what the product would refuse', async () => {
    const rows = shop.dynamo.rows(TABLE);
    expect(await shop.schedule({ sku: 'HAT', minutes: 1 })).toMatchObject({
      status: 404,
      body: problem('variant-not-found'),
    });
    expect(shop.dynamo.rows(TABLE)).toEqual(rows);
    await shop.ask(retireProduct);
    expect(await shop.schedule({ minutes: 1 })).toMatchObject({
      status: 409,
      body: problem('product-already-retired'),
    });
  });

  it.each([{ prices: {}, effectiveAt: '2026-06-01T00:00:00Z' }, { prices: { EUR: 1 }, effectiveAt: 'tomorrow' }, {}])(
    'refuses %j',
    async (body) => {
      const asked = { params: { sku: 'CUP' }, headers: { 'idempotency-key': 'k' }, body };
      expect(await shop.ask(schedulePriceChange, asked)).toMatchObject({ status: 400 });
    },
  );

  it('lets so many wait and no more, until one is called off', async () => {
    const ids: string[] = [];
    for (let n = 0; n < MAX_SCHEDULED; n += 1) ids.push((await shop.schedule({ minutes: n + 1 })).body.id);
    expect(await shop.schedule({ minutes: 1 })).toMatchObject({
      status: 409,
      body: { ...problem('too-many-price-changes'), limit: MAX_SCHEDULED },
    });
    await shop.cancel(ids[0] ?? '');
    expect(await shop.schedule({ minutes: 1 })).toMatchObject({ status: 201 });
  });

  it('loses none of two at once', async () => {
    await Promise.all([shop.schedule({ minutes: 1 }), shop.schedule({ minutes: 2 })]);
    expect(await shop.changes()).toHaveLength(2);
    expect(shop.waiting()).toHaveLength(2);
  });
});

describe('POST …/cancel', () => {
  beforeEach(setUp);

  it('calls a change off, once more without effect', async () => {
    const { body } = await shop.schedule({ minutes: 10 });
    expect(await shop.cancel(body.id)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await shop.cancel(body.id)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    shop.passMinutes(11);
    expect(await shop.tick()).toEqual({});
    expect(await priceOf('CUP')).toBe(1990);
    expect(shop.waiting()).toEqual([]);
  });

  it('comes too late for one that was applied', async () => {
    const { body } = await shop.schedule({ minutes: 10 });
    shop.passMinutes(11);
    await shop.tick();
    expect(await shop.cancel(body.id)).toMatchObject({
      status: 409,
      body: { ...problem('price-change-already-ended'), ended: 'applied' },
    });
  });

  it('knows no unknown change', async () => {
    expect(await shop.cancel('prc_unknown')).toMatchObject({ status: 404, body: problem('price-change-not-found') });
  });
});

describe('GET …/price-changes', () => {
  beforeEach(setUp);

  it('lists what waits and what ended, by their times', async () => {
    const late = await shop.schedule({ minutes: 30 });
    const early = await shop.schedule({ sku: 'MUG', minutes: 10 });
    await shop.cancel(early.body.id);
    expect((await shop.changes()).map(({ id, status }) => [id, status])).toEqual([
      [early.body.id, 'cancelled'],
      [late.body.id, 'scheduled'],
    ]);
  });

  it('forgets what ended after 30 days, and so does the table when nothing waits', async () => {
    const { body } = await shop.schedule({ minutes: 1 });
    const row = () => shop.dynamo.rows(TABLE).find(({ pk, sk }) => pk === shop.productId && sk === 'price-changes');
    expect(row()).not.toHaveProperty('expiresAt');
    await shop.cancel(body.id);
    const [ended] = await shop.changes();
    expect(row()?.expiresAt).toBe(Math.floor(Date.parse(ended?.endedAt ?? '') / 1_000) + 30 * 86_400);
    shop.passMinutes(31 * 1_440);
    expect(await shop.changes()).toEqual([]);
    expect(await shop.schedule({ minutes: 1 })).toMatchObject({ status: 201 });
    expect(row()?.changes).toHaveLength(1);
  });

  it('keeps the latest of many that ended', async () => {
    for (let n = 0; n <= MAX_ENDED; n += 1) await shop.cancel((await shop.schedule({ minutes: n + 1 })).body.id);
    expect(await shop.changes()).toHaveLength(MAX_ENDED);
  });

  it.each<[RouteDefinition, unknown]>([
    [listPriceChanges, undefined],
    [schedulePriceChange, { prices: { EUR: 1 }, effectiveAt: '2026-06-01T00:00:00Z' }],
  ])('$name knows no unknown product', async (route, body) => {
    const params = { productId: 'prd_unknown', sku: 'CUP' };
    const answer = await shop.ask(route, { params, body, headers: { 'idempotency-key': 'k' } });
    expect(answer).toMatchObject({ status: 404, body: problem('product-not-found') });
  });

  it.each<RouteDefinition>([listPriceChanges, schedulePriceChange, cancelPriceChange])(
    '$name is for operators',
    async (route) => {
      const params = { sku: 'CUP', priceChangeId: 'prc_1' };
      const body = { prices: { EUR: 1 }, effectiveAt: '2026-06-01T00:00:00Z' };
      const answer = await shop.ask(route, { as: buyer, params, body, headers: { 'idempotency-key': 'k' } });
      expect(answer.status).toBe(403);
    },
  );
});
