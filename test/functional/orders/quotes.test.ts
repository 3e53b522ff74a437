import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OrderView } from '#functions/orders/application/view-order.ts';
import { getOrder, placeOrder } from '#functions/orders/contract/routes.ts';
import { signedTokens } from '#test/support/builders/signed-tokens.ts';
import { buyer, otherBuyer } from '#test/support/system/api-call.ts';
import { ordersOf, violations } from '#test/support/system/facts.ts';
import type { Answer, OfflineSystem } from '#test/support/system/offline-system.ts';
import { CUP, systemsWith } from '#test/support/system/shop.ts';

const LINES = [{ sku: 'CUP', quantity: 2 }];

let system: OfflineSystem;
let tokens: ReturnType<typeof signedTokens>;

const stocked = systemsWith(CUP);

const open = async (): Promise<void> => {
  system = await stocked();
  tokens = signedTokens(system);
};

const euros = (amount: number) => ({ amount, currency: 'EUR' });

const order = (over: Record<string, unknown> = {}) => ({
  lines: LINES,
  currency: 'EUR',
  expectedTotal: euros(1998 + 490),
  paymentMethod: 'tok_approve',
  ...over,
});

const post = (body: unknown, key = 'k', as: { readonly sub: string } = buyer): Promise<Answer> =>
  system.call('orders', { route: placeOrder, headers: { 'idempotency-key': key }, body, as });

const viewOf = ({ body }: Answer): OrderView => body;

const slug = (name: string) => ({ type: `urn:bazaar:problem:${name}` });

describe('an order with a quote and a contact', () => {
  beforeEach(open);

  it('costs the lines and the shipping, net and tax told for each rate', async () => {
    const quote = tokens.quote(buyer.sub, LINES, { country: 'FR' });
    const answer = await post(order({ quote, contact: tokens.contact(buyer.sub) }));
    expect(answer).toMatchObject({
      status: 202,
      body: {
        total: euros(2488),
        lines: [{ gross: 1998, rate: 2000, net: 1665, tax: 333 }],
        shipping: { amount: 490, rate: 2000, net: 408, tax: 82 },
        taxes: [{ rate: 2000, net: 2073, tax: 415 }],
        country: 'FR',
        quoteId: expect.stringMatching(/^quo_/),
        contactId: expect.stringMatching(/^con_/),
      },
    });
  });

  it('is paid as a whole, and OrderConfirmed says how to send it and whom to tell', async () => {
    await post(order({ quote: tokens.quote(buyer.sub, LINES), contact: tokens.contact(buyer.sub) }));
    await system.settle();
    expect(ordersOf(system)[0]?.status).toBe('CONFIRMED');
    expect(violations(system)).toEqual([]);
    const [confirmed] = system.published.filter((event) => event['detail-type'] === 'OrderConfirmed.v1');
    expect(confirmed?.detail.data).toMatchObject({
      quoteId: expect.any(String),
      contactId: expect.any(String),
      country: 'DE',
      total: euros(2488),
    });
  });

  it('may share its quote with another: a quote sells nothing', async () => {
    const quote = tokens.quote(buyer.sub, LINES);
    expect((await post(order({ quote }), 'one')).status).toBe(202);
    expect((await post(order({ quote }), 'two')).status).toBe(202);
  });

  it('fits a quote for the same goods in another order of lines', async () => {
    const quote = tokens.quote(buyer.sub, LINES);
    const lines = [
      { sku: 'CUP', quantity: 1 },
      { sku: 'CUP', quantity: 1 },
    ];
    expect((await post(order({ quote, lines }))).status).toBe(202);
  });

  it('is given again after its quote has expired, been rotated away, or become dearer', async () => {
    const body = order({ quote: tokens.quote(buyer.sub, LINES) });
    const first = await post(body);
    system.world.pass(3 * 3_600_000);
    system.functions.parameters.kept.clear();
    const again = await post(body);
    expect(again).toMatchObject({ status: 202, headers: { 'idempotent-replayed': 'true' } });
    expect(again.body).toEqual(first.body);
  });

  it('asks again when the buyer did not see the shipping', async () => {
    const answer = await post(order({ quote: tokens.quote(buyer.sub, LINES), expectedTotal: euros(1998) }));
    expect(answer).toMatchObject({ status: 409, body: { ...slug('price-changed'), total: euros(2488) } });
  });
});

describe('an order without a quote', () => {
  beforeEach(open);

  it.each([
    ['the country that it names', { country: 'AT' }, 2000, 'AT'],
    ["the shop's own country", {}, 1900, 'DE'],
    ['a country where nothing is due', { country: 'US' }, 0, 'US'],
  ])('bears the taxes of %s', async (_, over, rate, country) => {
    const view = viewOf(await post(order({ expectedTotal: euros(1998), ...over })));
    expect(view).toMatchObject({ country, taxes: [{ rate }], total: euros(1998) });
    expect(view).not.toHaveProperty('shipping');
    expect(view).not.toHaveProperty('quoteId');
  });
});

/** Changes one character in the middle of a part. */
const altered = (token: string, part: 0 | 1): string => {
  const parts = token.split('.');
  const text = parts[part] ?? '';
  const at = Math.floor(text.length / 2);
  parts[part] = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
  return parts.join('.');
};

describe('POST /orders refuses, and changes nothing', () => {
  beforeAll(open);

  type Case = readonly [what: string, over: () => Record<string, unknown>, status: number, slug: string];
  const quoted = (wish: Parameters<typeof tokens.quote>[2] = {}, owner: string = buyer.sub) => ({
    quote: tokens.quote(owner, LINES, wish),
  });

  it.each<Case>([
    ['a quote of another buyer', () => quoted({}, otherBuyer.sub), 422, 'quote-for-another-buyer'],
    [
      'a quote of another buyer, whatever else is wrong with it',
      () => quoted({ expires: 1, goods: 'x', country: 'FR', currency: 'USD' }, otherBuyer.sub),
      422,
      'quote-for-another-buyer',
    ],
    ['a quote that has expired', () => quoted({ expires: 1 }), 422, 'quote-expired'],
    ['a quote for other goods', () => quoted({ goods: 'other' }), 422, 'quote-for-other-goods'],
    ['a quote for another country', () => ({ ...quoted(), country: 'FR' }), 422, 'quote-for-another-country'],
    ['a quote in another currency', () => quoted({ currency: 'USD' }), 422, 'quote-for-another-currency'],
    [
      'a quote that was made cheaper',
      () => ({ quote: altered(tokens.quote(buyer.sub, LINES), 0) }),
      422,
      'quote-invalid',
    ],
    [
      'a quote with another signature',
      () => ({ quote: altered(tokens.quote(buyer.sub, LINES), 1) }),
      422,
      'quote-invalid',
    ],
    ['a contact instead of a quote', () => ({ quote: tokens.contact(buyer.sub) }), 422, 'quote-invalid'],
    ['any text as a quote', () => ({ quote: "'; drop table orders --" }), 422, 'quote-invalid'],
    ['an empty quote', () => ({ quote: '' }), 400, 'invalid-request'],
    ['a quote of 10 KB', () => ({ quote: 'quo_'.repeat(2_500) }), 400, 'invalid-request'],
    [
      'a contact of another buyer',
      () => ({ contact: tokens.contact(otherBuyer.sub) }),
      422,
      'contact-of-another-buyer',
    ],
    ['an altered contact', () => ({ contact: altered(tokens.contact(buyer.sub), 0) }), 422, 'contact-invalid'],
    ['a quote instead of a contact', () => ({ contact: tokens.quote(buyer.sub, LINES) }), 422, 'contact-invalid'],
    ['a country where nothing is sold', () => ({ country: 'KP' }), 422, 'country-not-served'],
    ['a quote for such a country', () => quoted({ country: 'KP' }), 422, 'country-not-served'],
    ['what is no code of a country', () => ({ country: 'Germany' }), 400, 'invalid-request'],
    ['fees of its own', () => ({ shipping: { amount: 0 } }), 400, 'invalid-request'],
  ])('%s', async (_, over, status, name) => {
    const answer = await post(order(over()));
    expect(answer).toMatchObject({ status, body: slug(name) });
    expect(JSON.stringify(answer.body)).not.toContain(otherBuyer.sub);
    expect(ordersOf(system)).toEqual([]);
  });

  it('a quote while shipping has never signed any', async () => {
    await open();
    const quote = tokens.quote(buyer.sub, LINES);
    system.functions.parameters.kept.clear();
    expect(await post(order({ quote }))).toMatchObject({ status: 422, body: slug('quote-invalid') });
  });
});

describe('GET /orders/{orderId}', () => {
  beforeEach(open);

  it('brings the timeline along when asked to', async () => {
    const { id } = viewOf(await post(order({ expectedTotal: euros(1998) })));
    await system.settle();
    const get = (query: Record<string, string>) =>
      system.call('orders', { route: getOrder, params: { orderId: id }, query, as: buyer });
    expect((await get({})).body).not.toHaveProperty('timeline');
    expect(await get({ expand: 'timeline' })).toMatchObject({
      status: 200,
      body: { status: 'CONFIRMED', timeline: [{ what: 'Placed' }, { what: 'Confirmed' }] },
    });
    expect(await get({ expand: 'owner' })).toMatchObject({ status: 400, body: slug('invalid-request') });
  });
});
