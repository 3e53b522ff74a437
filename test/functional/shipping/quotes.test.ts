import { beforeEach, describe, expect, it } from '@jest/globals';
import { goodsMark } from '#functions/shipping/contract/quote-token.ts';
import * as routes from '#functions/shipping/contract/routes.ts';
import { ADDRESS, type Option, type QuoteBody, type Scene, scene } from '#test/functional/shipping/scene.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { buyer, otherBuyer } from '#test/support/system/api-call.ts';

let shop: Scene;

const setUp = async () => {
  shop = scene();
  await shop.publish([
    { sku: 'MUG', weightGrams: 400, prices: { EUR: 1_000, JPY: 1_600, CHF: 900 } },
    { sku: 'PAN', weightGrams: 2_500, prices: { EUR: 2_000, JPY: 3_200 } },
    { sku: 'BOOK' },
  ]);
};

const asked = (changes: object = {}) => ({
  address: ADDRESS,
  lines: [{ sku: 'MUG', quantity: 2 }],
  currency: 'EUR',
  ...changes,
});

const post = (body: unknown, key = 'key-1', as: { readonly sub: string } = buyer) =>
  shop.call({ route: routes.createQuote, headers: { 'idempotency-key': key }, body, as });

const get = (quoteId: string, as: { readonly sub: string } = buyer) =>
  shop.call({ route: routes.getQuote, params: { quoteId }, as });

const type = (name: string): string => `urn:bazaar:problem:${name}`;

const amountsOf = ({ options }: { readonly options: readonly Option[] }): Record<string, number> =>
  Object.fromEntries(options.map(({ method, amount }) => [method, amount.amount]));

const amounts = async (changes: object, key?: string) => amountsOf((await post(asked(changes), key)).body);

describe('a quote', () => {
  beforeEach(setUp);

  it('says what each way of sending costs, and for how long', async () => {
    const { status, body, headers } = await post(asked());
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        id: expect.stringMatching(/^quo_[0-9a-z]{26}$/),
        expiresAt: '2026-01-01T00:30:00.000Z',
        country: 'DE',
        options: [
          { method: 'standard', amount: { amount: 490, currency: 'EUR' }, days: { min: 2, max: 3 } },
          { method: 'express', amount: { amount: 990, currency: 'EUR' }, days: { min: 1, max: 1 } },
          { method: 'pickup', amount: { amount: 390, currency: 'EUR' }, days: { min: 2, max: 3 } },
        ].map((option) => ({ ...option, title: expect.any(String), quote: expect.stringMatching(/^quo_.+\..+$/) })),
      },
    });
    expect(headers?.location).toBe(`/shipping/quotes/${body.id}`);
  });

  it('goes by the weight of the goods, half a kilo where nobody told it', async () => {
    expect((await amounts({ lines: [{ sku: 'BOOK', quantity: 2 }] }, 'a')).standard).toBe(490);
    expect((await amounts({ lines: [{ sku: 'BOOK', quantity: 3 }] }, 'b')).standard).toBe(590);
    const heavy = [
      { sku: 'PAN', quantity: 1 },
      { sku: 'BOOK', quantity: 1 },
      { sku: 'PAN', quantity: 1 },
    ];
    expect(
      await amounts({ lines: heavy, currency: 'EUR', address: { ...ADDRESS, country: 'AT', postalCode: '1010' } }),
    ).toEqual({ standard: 1_890, express: 4_490 });
  });

  it('goes by the country', async () => {
    const to = (country: string, postalCode: string, region?: string) =>
      amounts({ address: { ...ADDRESS, country, postalCode, region } }, country);
    expect(await to('FR', '75001')).toEqual({ standard: 990, express: 2_490 });
    expect(await to('CH', '8001')).toEqual({ standard: 1_490, express: 3_490 });
    expect(await to('US', '94105', 'CA')).toEqual({ standard: 1_990, express: 4_990 });
  });

  it('goes by the value of the goods, from which on it is free', async () => {
    const mugs = (quantity: number) => amounts({ lines: [{ sku: 'PAN', quantity }] }, `${quantity}`);
    expect(await mugs(1)).toEqual({ standard: 590, express: 1_190, pickup: 450 });
    expect(await mugs(2)).toEqual({ standard: 590, express: 1_190, pickup: 0 });
    expect(await mugs(3)).toEqual({ standard: 0, express: 1_590, pickup: 0 });
  });

  it('is in the currency that was asked for', async () => {
    const { body } = await post(asked({ currency: 'JPY' }));
    expect(body.options[0].amount).toEqual({ amount: 810, currency: 'JPY' });
  });

  it('leaves out the ways that the goods are too heavy for', async () => {
    expect(Object.keys(await amounts({ lines: [{ sku: 'PAN', quantity: 9 }] }))).toEqual(['standard']);
  });

  it('is signed for its owner: whom, what, where, how, how much, until when', async () => {
    const lines = [
      { sku: 'PAN', quantity: 1 },
      { sku: 'MUG', quantity: 1 },
      { sku: 'MUG', quantity: 2 },
    ];
    const { body } = await post(asked({ lines }));
    const { id, options } = body as QuoteBody;
    expect(options.map(({ quote }) => shop.open(quote))).toEqual(
      options.map(({ method, amount: { amount } }) => ({
        id,
        owner: 'buyer-1',
        method,
        amount,
        currency: 'EUR',
        country: 'DE',
        goods: goodsMark([
          { sku: 'MUG', quantity: 3 },
          { sku: 'PAN', quantity: 1 },
        ]),
        expires: Date.parse(body.expiresAt) / 1_000,
      })),
    );
    expect(shop.open(options[0]?.quote.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) ?? '')).toBeUndefined();
  });

  it('is given again for the same key, with the prices of the first time and the same signatures', async () => {
    const first = await post(asked());
    await shop.publish([{ sku: 'MUG', weightGrams: 9_000 }], 2);
    shop.world.pass(3_600_000);
    const again = await post(asked());
    expect(again.text).toBe(first.text);
    expect([first, again].map(({ headers }) => headers?.['idempotent-replayed'])).toEqual([undefined, 'true']);
    expect(shop.quoteRows()).toHaveLength(1);
  });

  it('is made once when twenty ask at once with one key', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => post(asked())));
    expect(new Set(all.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(shop.quoteRows()).toHaveLength(1);
  });

  it('is not given for the same key with another request', async () => {
    await post(asked());
    const other = await post(asked({ address: { ...ADDRESS, line1: 'Elsewhere 1' } }));
    expect(other).toMatchObject({ status: 422, body: { type: type('idempotency-key-reused') } });
  });

  it("has nothing to do with another's of the same key", async () => {
    const [mine, theirs] = [await post(asked()), await post(asked({ currency: 'JPY' }), 'key-1', otherBuyer)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });
});

describe('reading a quote', () => {
  beforeEach(setUp);

  it('shows the address to its owner and to nobody else', async () => {
    const { body } = await post(asked());
    expect(await get(body.id)).toMatchObject({ status: 200, body: { ...body, address: ADDRESS } });
    for (const answer of [await get(body.id, otherBuyer), await get(`quo_${'0'.repeat(26)}`)])
      expect(answer).toMatchObject({ status: 404, body: { type: type('quote-not-found') } });
  });

  it('ends a week after the quote did, collected or not; then its key is free again', async () => {
    const { body } = await post(asked());
    shop.world.pass((1_800 + 604_800 - 60) * 1_000);
    expect((await get(body.id)).status).toBe(200);
    shop.world.pass(60_000);
    expect((await get(body.id)).status).toBe(404);
    expect((await post(asked({ currency: 'JPY' }))).status).toBe(201);
    expect(shop.quoteRows()).toMatchObject([{ currency: 'JPY' }]);
  });

  it('goes on for ever once an order with it is confirmed', async () => {
    const { body } = await post(asked());
    await shop.confirm(body.id);
    shop.world.pass(365 * 86_400_000);
    expect((await get(body.id)).status).toBe(200);
  });

  it('is not begun by an order without a quote, or with one that is gone', async () => {
    expect(await shop.confirm()).toEqual({ batchItemFailures: [] });
    expect(await shop.confirm('quo_gone')).toEqual({ batchItemFailures: [] });
    expect(shop.quoteRows()).toEqual([]);
  });
});

describe('a guest', () => {
  beforeEach(setUp);

  const ann = aGuest('ann');
  const askAs = ({ headers }: { readonly headers: Record<string, string> }) =>
    shop.call({
      route: routes.createQuoteAsGuest,
      headers: { ...headers, 'idempotency-key': 'key-1' },
      body: asked(),
    });

  it('gets quotes too, signed to the guest alone', async () => {
    const { status, headers, body } = await askAs(ann);
    expect(status).toBe(201);
    expect(headers?.location).toBe(`/guest/shipping/quotes/${body.id}`);
    expect(shop.open(body.options[0].quote)).toMatchObject({ owner: ann.owner });
    const read = (by: { readonly headers: Record<string, string> }) =>
      shop.call({ route: routes.getQuoteAsGuest, params: { quoteId: body.id }, headers: by.headers });
    expect(await read(ann)).toMatchObject({ status: 200, body: { address: ADDRESS } });
    expect((await read(aGuest('bob'))).status).toBe(404);
    expect((await get(body.id)).status).toBe(404);
  });

  it('needs a capability that is ours and not over', async () => {
    const forged = { 'guest-token': ann.headers['guest-token'].replace(/.$/, '_') };
    expect((await askAs({ headers: {} as never })).body.type).toBe(type('guest-token-missing'));
    expect((await askAs({ headers: forged })).body.type).toBe(type('guest-token-invalid'));
    expect((await askAs(aGuest('ann', 1))).body.type).toBe(type('guest-token-expired'));
    expect(shop.quoteRows()).toEqual([]);
  });
});
