import { beforeEach, describe, expect, it } from '@jest/globals';
import { publishProduct, retireProduct, setVariantPrices } from '#functions/catalog/contract/operator-routes.ts';
import { getOrder, getTimeline, placeOrder } from '#functions/orders/contract/routes.ts';
import { admin, buyer, otherBuyer } from '#test/support/system/api-call.ts';
import { ordersOf } from '#test/support/system/facts.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, systemsWith } from '#test/support/system/shop.ts';

const open = systemsWith(CUP, { sku: 'PLATE', price: 1450, stock: 3 });
let system: OfflineSystem;

const setUp = async () => {
  system = await open();
};

const type = (slug: string) => `urn:bazaar:problem:${slug}`;

const order = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  lines: [{ sku: 'CUP', quantity: 2 }],
  currency: 'EUR',
  expectedTotal: { amount: 1998, currency: 'EUR' },
  paymentMethod: 'tok_approve',
  ...over,
});

const post = (body: unknown, headers: Record<string, string> = { 'idempotency-key': 'k' }) =>
  system.call('orders', { route: placeOrder, headers, body, as: buyer });

const productId = (sku: string): string =>
  String(system.rows('orders').find(({ pk }) => pk === `product#${sku}`)?.productId);

const versionOf = (id: string): unknown => system.rows('catalog').find(({ pk }) => pk === id)?.version;

describe('POST /orders', () => {
  beforeEach(setUp);

  it('answers 202 with the order as PENDING and where it is, and starts nothing itself', async () => {
    const answer = await place(system);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ status: 'PENDING', total: { amount: 1998, currency: 'EUR' } });
    expect(answer.headers.location).toBe(`/orders/${ordersOf(system)[0]?.id}`);
    expect(system.executions).toEqual([]);
  });

  it('gives the same answer to the same request again, marked, whatever happened to the order since', async () => {
    const first = await place(system);
    await system.settle();
    const again = await place(system);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(ordersOf(system)).toHaveLength(1);
  });

  it('makes one order of twenty equal requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => place(system)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(ordersOf(system)).toHaveLength(1);
  });

  it('adds two lines of one SKU up', async () => {
    const lines = [
      { sku: 'CUP', quantity: 1 },
      { sku: 'PLATE', quantity: 1 },
      { sku: 'CUP', quantity: 2 },
    ];
    await place(system, { lines, total: 3 * 999 + 1450 });
    expect(ordersOf(system)[0]?.lines).toMatchObject([
      { sku: 'CUP', quantity: 3 },
      { sku: 'PLATE', quantity: 1 },
    ]);
  });

  it('keeps one buyer’s key apart from another’s', async () => {
    await place(system, { as: buyer });
    await place(system, { as: otherBuyer });
    expect(
      ordersOf(system)
        .map(({ owner }) => owner)
        .sort(),
    ).toEqual(['buyer-1', 'buyer-2']);
  });
});

describe('POST /orders refuses, and changes nothing', () => {
  beforeEach(setUp);

  const many = Array.from({ length: 500 }, (_, index) => ({ sku: `SKU-${index}`, quantity: 1 }));

  it.each<[string, unknown, number, string]>([
    ['an unknown product', order({ lines: [{ sku: 'NOPE', quantity: 1 }] }), 422, 'unknown-product'],
    [
      'a currency in which it is not offered',
      order({ currency: 'JPY', expectedTotal: { amount: 1, currency: 'JPY' } }),
      422,
      'currency-not-offered',
    ],
    [
      'a total in another currency',
      order({ expectedTotal: { amount: 1998, currency: 'USD' } }),
      422,
      'currency-mismatch',
    ],
    [
      'another total than the buyer saw',
      order({ expectedTotal: { amount: 1, currency: 'EUR' } }),
      409,
      'price-changed',
    ],
    ['quantity 0', order({ lines: [{ sku: 'CUP', quantity: 0 }] }), 400, 'invalid-request'],
    ['quantity −1', order({ lines: [{ sku: 'CUP', quantity: -1 }] }), 400, 'invalid-request'],
    ['quantity 10⁹', order({ lines: [{ sku: 'CUP', quantity: 1e9 }] }), 400, 'invalid-request'],
    ['a fraction of a piece', order({ lines: [{ sku: 'CUP', quantity: 1.5 }] }), 400, 'invalid-request'],
    ['no lines', order({ lines: [] }), 400, 'invalid-request'],
    ['500 lines', order({ lines: many }), 400, 'invalid-request'],
    ['a currency that does not exist', order({ currency: 'XYZ' }), 400, 'invalid-request'],
    ['a negative total', order({ expectedTotal: { amount: -1, currency: 'EUR' } }), 400, 'invalid-request'],
    ['what is no payment token', order({ paymentMethod: '4242424242424242' }), 400, 'invalid-request'],
    ['fields that it does not know', order({ status: 'CONFIRMED', price: 1 }), 400, 'invalid-request'],
    ['malformed JSON', '{"lines": [', 400, 'malformed-json'],
    ['no body at all', '', 400, 'malformed-json'],
    ['a body of 1 MB', `{"note":"${'x'.repeat(1_000_000)}"}`, 413, 'body-too-large'],
  ])('%s', async (_, body, status, slug) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status, body: { type: type(slug), status, instance: '/orders' } });
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(ordersOf(system)).toEqual([]);
  });

  it('a retired product, and takes it again once it is published anew', async () => {
    const params = { productId: productId('CUP') };
    await system.call('catalog', { route: retireProduct, params, as: admin });
    await system.settle();
    expect(await post(order())).toMatchObject({ status: 422, body: { type: type('product-retired'), sku: 'CUP' } });
    await system.call('catalog', { route: publishProduct, params, as: admin });
    await system.settle();
    expect((await post(order())).status).toBe(202);
  });

  it('an old price, and says the new total', async () => {
    const params = { productId: productId('CUP'), sku: 'CUP' };
    const headers = { 'if-match': `"${versionOf(params.productId)}"` };
    await system.call('catalog', { route: setVariantPrices, params, headers, body: { EUR: 1099 }, as: admin });
    await system.settle();
    expect(await post(order())).toMatchObject({
      status: 409,
      body: { type: type('price-changed'), total: { amount: 2198, currency: 'EUR' } },
    });
  });

  it('points at what is wrong', async () => {
    const { body } = await post(order({ lines: [{ sku: 'CUP', quantity: 0 }] }));
    expect(body).toMatchObject({ errors: [{ in: 'body', pointer: '/lines/0/quantity' }] });
  });

  it('no Idempotency-Key, and one that is no key', async () => {
    expect(await post(order(), {})).toMatchObject({ status: 400, body: { type: type('idempotency-key-missing') } });
    expect(await post(order(), { 'idempotency-key': 'x'.repeat(300) })).toMatchObject({
      status: 400,
      body: { type: type('invalid-request') },
    });
  });

  it('the same key with another request', async () => {
    await post(order());
    const other = await post(
      order({ lines: [{ sku: 'CUP', quantity: 1 }], expectedTotal: { amount: 999, currency: 'EUR' } }),
    );
    expect(other).toMatchObject({ status: 422, body: { type: type('idempotency-key-reused') } });
    expect(ordersOf(system)).toHaveLength(1);
  });

  it('a caller without a token, even where the gateway let it pass', async () => {
    const answer = await system.call('orders', {
      route: placeOrder,
      headers: { 'idempotency-key': 'k' },
      body: order(),
    });
    expect(answer).toMatchObject({ status: 401, body: { type: type('not-authenticated') } });
  });
});

describe('an order', () => {
  beforeEach(setUp);

  it('is shown to its buyer with its timeline, and is not there for another', async () => {
    await place(system);
    await system.settle();
    const params = { orderId: String(ordersOf(system)[0]?.id) };
    expect(await system.call('orders', { route: getOrder, params, as: buyer })).toMatchObject({
      status: 200,
      body: { status: 'CONFIRMED' },
    });
    expect(await system.call('orders', { route: getTimeline, params, as: buyer })).toMatchObject({
      body: {
        entries: [
          { what: 'Placed', by: 'buyer' },
          { what: 'Confirmed', by: 'checkout' },
        ],
      },
    });
    for (const route of [getOrder, getTimeline])
      expect(await system.call('orders', { route, params, as: otherBuyer })).toMatchObject({
        status: 404,
        body: { type: type('order-not-found') },
      });
  });
});
