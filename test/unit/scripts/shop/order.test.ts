import { describe, expect, it } from '@jest/globals';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import { getOrder, getTimeline, placeOrder } from '#functions/orders/contract/routes.ts';
import type { Order } from '#scripts/shop/orders/order-view.ts';
import { brokenConnection, fakeApi, problem, type Reply } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';
import { anOrder, entry, listing, ORDER_ID, product, timeline } from '#test/unit/scripts/shop/support/things.ts';

const PLACED = entry('Placed', 0, 'buyer');

const accepted: Reply = { status: 202, body: anOrder() };

/** A shop that sells mugs and decides every order at the third look. */
const shop = (decision: Partial<Order> = { status: 'CONFIRMED' }, what = 'Confirmed') => {
  const { status = 'CONFIRMED', reason } = decision;
  return fakeApi()
    .on(listProducts, listing(product('MUG', { EUR: 1290, USD: 1500 }), product('CUP', { JPY: 900, USD: 800 })))
    .on(placeOrder, accepted)
    .on(getTimeline, (_, call) =>
      call < 3 ? timeline('PENDING', PLACED) : timeline(status, PLACED, entry(what, 0.42, 'checkout', reason)),
    )
    .on(getOrder, { status: 200, body: anOrder(decision) });
};

const placedBy = (api: ReturnType<typeof shop>) => api.received.find(({ route }) => route === 'POST /orders');

describe('shop order', () => {
  it('looks the prices up, sums what is expected and places the order with an idempotency key', async () => {
    const api = shop();
    const { code } = await run(api.fetch, 'order --sku MUG --quantity 2 --sku CUP --payment slow');
    expect(code).toBe(0);
    expect(placedBy(api)).toMatchObject({
      key: 'key-1',
      body: {
        lines: [
          { sku: 'MUG', quantity: 2 },
          { sku: 'CUP', quantity: 1 },
        ],
        currency: 'USD',
        expectedTotal: { amount: 3800, currency: 'USD' },
        paymentMethod: 'tok_slow',
      },
    });
  });

  it('prints with --json one object with the whole order, and nothing else', async () => {
    const { out, json } = await run(shop().fetch, 'order --sku MUG --quantity 2 --json');
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(json).toEqual({
      ...anOrder({ status: 'CONFIRMED' }),
      timeline: [PLACED, entry('Confirmed', 0.42)],
      replayed: false,
      idempotencyKey: 'key-1',
    });
  });

  it('shows people the timeline, each entry once', async () => {
    const { out, err } = await run(shop().fetch, 'order --sku MUG --quantity 2');
    expect(out).toContain(`${ORDER_ID}  €25.80`);
    expect(out.match(/Placed by buyer/g)).toHaveLength(1);
    expect(out).toMatch(/0\.42 s {2}Confirmed by checkout\nCONFIRMED\n$/);
    expect(err).toBe('');
  });

  it.each([
    ['REJECTED', 'payment-declined', 2],
    ['CANCELLED', 'not-said', 2],
    ['NEEDS_ATTENTION', 'payment-declined', 2],
  ] as const)('ends with exit code 2 when it is %s', async (status, reason, exit) => {
    const api = shop({ status, reason }, 'Rejected');
    const { code, json } = await run(api.fetch, 'order --sku MUG --payment decline --json');
    expect(code).toBe(exit);
    expect(json).toMatchObject({ status, reason });
  });

  it('ends with exit code 1 when it is not decided in time, and says where to look', async () => {
    const api = shop().on(getTimeline, timeline('PENDING', PLACED)).on(getOrder, { status: 200, body: anOrder() });
    const { code, err, json } = await run(api.fetch, 'order --sku MUG --timeout 5 --json');
    expect(code).toBe(1);
    expect(json).toMatchObject({ id: ORDER_ID, status: 'PENDING' });
    expect(err).toContain(`show ${ORDER_ID}`);
  });

  it('names the order when the connection is lost after it was placed', async () => {
    const api = shop().on(getTimeline, (_, call) =>
      call < 2 ? timeline('PENDING', PLACED) : brokenConnection('ECONNREFUSED'),
    );
    const { code, err, json } = await run(api.fetch, 'order --sku MUG --json');
    expect(code).toBe(1);
    expect(json).toMatchObject({ error: { type: 'unreachable', orderId: ORDER_ID } });
    expect(err).toContain(`show ${ORDER_ID}`);
  });

  it('does not wait with --no-wait', async () => {
    const api = shop();
    const { code, json } = await run(api.fetch, 'order --sku MUG --no-wait --json');
    expect(code).toBe(0);
    expect(json).toMatchObject({ status: 'PENDING', timeline: [] });
    expect(api.calls(getTimeline)).toBe(0);
  });

  it('tries 429, 503, other failures and broken connections again with the same key', async () => {
    const failures: Reply[] = [
      { status: 429, body: { message: 'Too Many Requests' } },
      { status: 503, headers: { 'retry-after': '2' }, body: {} },
      { status: 502, body: { errorMessage: 'fault', errorType: 'InjectedFault' } },
      brokenConnection('ECONNRESET'),
    ];
    const api = shop().on(placeOrder, (_, call) => failures[call - 1] ?? accepted);
    const { code, slept } = await run(api.fetch, 'order --sku MUG --key mine --no-wait');
    expect(code).toBe(0);
    expect(api.received.filter(({ route }) => route === 'POST /orders').map(({ key }) => key)).toEqual(
      Array(5).fill('mine'),
    );
    expect(slept[1]).toBeGreaterThanOrEqual(2_000);
  });

  it('gives up in the end, and says how to go on without ordering twice', async () => {
    const api = shop().on(placeOrder, problem(503, 'concurrent-change'));
    const { code, err, json } = await run(api.fetch, 'order --sku MUG --json');
    expect(code).toBe(1);
    expect(api.calls(placeOrder)).toBe(10);
    expect(err).toContain('--key key-1');
    expect(json).toMatchObject({ error: { type: 'urn:bazaar:problem:concurrent-change', status: 503 } });
  });

  it('says that the key has placed the order before', async () => {
    const api = shop().on(placeOrder, { ...accepted, headers: { 'idempotent-replayed': 'true' } } as Reply);
    const { err, json } = await run(api.fetch, 'order --sku MUG --key mine --json');
    expect(err).toContain('before');
    expect(json).toMatchObject({ replayed: true, idempotencyKey: 'mine' });
  });
});

describe('shop order, when the price is another', () => {
  const changed = problem(409, 'price-changed', {
    total: { amount: 1390, currency: 'EUR' },
    expectedTotal: { amount: 1290, currency: 'EUR' },
  });

  it('tells the new total and how to accept it', async () => {
    const api = shop().on(placeOrder, changed);
    const { code, err } = await run(api.fetch, 'order --sku MUG');
    expect(code).toBe(1);
    expect(api.calls(placeOrder)).toBe(1);
    expect(err).toContain('It is €13.90 now');
    expect(err).toContain('--accept-price');
  });

  it('pays it with --accept-price, under the same key', async () => {
    const api = shop().on(placeOrder, (_, call) => (call === 1 ? changed : accepted));
    const { code } = await run(api.fetch, 'order --sku MUG --accept-price --no-wait');
    expect(code).toBe(0);
    expect(api.received.at(-1)).toMatchObject({
      key: 'key-1',
      body: { expectedTotal: { amount: 1390, currency: 'EUR' } },
    });
  });
});

describe('shop order, of what is not to be had', () => {
  it('waits a little for orders to hear of what the catalogue has for sale', async () => {
    const api = shop().on(placeOrder, (_, call) => (call < 3 ? problem(422, 'unknown-product') : accepted));
    const { code, slept } = await run(api.fetch, 'order --sku MUG --no-wait');
    expect(code).toBe(0);
    expect(slept).toEqual([500, 500]);
  });

  it('places nothing when the catalogue does not have it', async () => {
    const api = shop();
    const { code, err } = await run(api.fetch, 'order --sku MUG --sku SPOON');
    expect(code).toBe(1);
    expect(err).toContain('SPOON');
    expect(api.calls(placeOrder)).toBe(0);
  });

  it('places nothing when there is no price in the currency asked for', async () => {
    const api = shop();
    const { code, json } = await run(api.fetch, 'order --sku MUG --currency jpy --json');
    expect(code).toBe(1);
    expect(json).toMatchObject({ error: { type: 'no-common-currency', detail: 'MUG: EUR, USD' } });
    expect(api.calls(placeOrder)).toBe(0);
  });
});
