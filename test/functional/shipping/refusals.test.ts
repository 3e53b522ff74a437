import { beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/shipping/contract/routes.ts';
import { tariffCurrencies } from '#functions/shipping/domain/tariffs.ts';
import { ADDRESS, type Scene, scene } from '#test/functional/shipping/scene.ts';
import { buyer } from '#test/support/system/api-call.ts';

let shop: Scene;

const setUp = async () => {
  shop = scene();
  await shop.publish([
    { sku: 'MUG', weightGrams: 400, prices: { EUR: 1_000, CHF: 900 } },
    { sku: 'SAFE', weightGrams: 40_000 },
    { sku: 'OLD', status: 'retired' },
    { sku: 'DEAR', prices: { EUR: 1_000_000_000_000 } },
  ]);
};

const asked = (changes: object = {}) => ({
  address: ADDRESS,
  lines: [{ sku: 'MUG', quantity: 1 }],
  currency: 'EUR',
  ...changes,
});

const post = (body: unknown, headers: Record<string, string> = { 'idempotency-key': 'key-1' }) =>
  shop.call({ route: routes.createQuote, headers, body, as: buyer });

const type = (name: string): string => `urn:bazaar:problem:${name}`;
const of = (sku: string, quantity = 1) => ({ lines: [{ sku, quantity }] });
const at = (changes: object) => ({ address: { ...ADDRESS, ...changes } });

describe('POST /shipping/quotes refuses', () => {
  beforeEach(setUp);

  it.each([
    ['a SKU that nobody published', 'unknown-product', of('NOPE'), { sku: 'NOPE' }],
    ['a variant that is retired', 'product-retired', of('OLD'), { sku: 'OLD' }],
    [
      'a currency without a price',
      'currency-not-offered',
      { currency: 'USD' },
      { sku: 'MUG', offered: ['EUR', 'CHF'] },
    ],
    ['a currency without a tariff', 'currency-not-offered', { currency: 'CHF' }, { offered: tariffCurrencies }],
    ['a heavy piece', 'parcel-too-heavy', of('SAFE'), { weightGrams: 40_000, limitGrams: 31_500 }],
    ['too many pieces', 'parcel-too-heavy', of('MUG', 999), { weightGrams: 399_600 }],
    ['a value beyond numbers', 'money-overflow', { lines: Array(100).fill({ sku: 'DEAR', quantity: 999 }) }, {}],
    ['a country far away', 'country-not-served', at({ country: 'AQ' }), { country: 'AQ' }],
    [
      'a short postal code',
      'invalid-address',
      at({ postalCode: '1' }),
      { errors: [{ pointer: '/address/postalCode' }] },
    ],
    [
      'no state',
      'invalid-address',
      at({ country: 'US', postalCode: '94105' }),
      { errors: [{ pointer: '/address/region' }] },
    ],
  ])('%s as %s', async (_, name, changes, facts) => {
    expect(await post(asked(changes))).toMatchObject({ status: 422, body: { type: type(name), ...facts } });
    expect(shop.quoteRows()).toEqual([]);
  });

  it.each([
    ['an empty name', '/address/name', at({ name: '' })],
    ['a blank name', '/address/name', at({ name: '   ' })],
    ['a long name', '/address/name', at({ name: 'x'.repeat(101) })],
    ['two lines in one', '/address/line1', at({ line1: 'Two\nlines' })],
    ['a null character', '/address/line1', at({ line1: 'A null \u0000' })],
    ['a line separator', '/address/line2', at({ line2: 'Two\u2028lines' })],
    ['half a character', '/address/city', at({ city: 'half \ud800' })],
    ['a long postal code', '/address/postalCode', at({ postalCode: '1'.repeat(17) })],
    ['a country in small letters', '/address/country', at({ country: 'de' })],
    ['a country in three letters', '/address/country', at({ country: 'DEU' })],
    ['an unknown field of the address', '/address', at({ phone: '+49' })],
    ['no address', '/address', { address: undefined }],
    ['no goods', '/lines', { lines: [] }],
    ['101 lines', '/lines', { lines: Array(101).fill({ sku: 'MUG', quantity: 1 }) }],
    ['no piece', '/lines/0/quantity', of('MUG', 0)],
    ['1000 pieces', '/lines/0/quantity', of('MUG', 1_000)],
    ['half a piece', '/lines/0/quantity', of('MUG', 1.5)],
    ['what is no SKU', '/lines/0/sku', of('mug#1')],
    ['a price of the buyer', '/lines/0', { lines: [{ sku: 'MUG', quantity: 1, price: 1 }] }],
    ['what is no currency', '/currency', { currency: 'XXX' }],
    ['another owner', '', { owner: 'buyer-2' }],
    ['an amount of the buyer', '', { amount: 0 }],
  ])('%s, and points at %j', async (_, pointer, changes) => {
    const { status, body } = await post(asked(changes));
    expect({ status, type: body.type }).toEqual({ status: 400, type: type('invalid-request') });
    expect(body.errors).toContainEqual(expect.objectContaining({ in: 'body', pointer }));
    expect(shop.quoteRows()).toEqual([]);
  });

  it('what is no JSON, has no key, or comes from nobody', async () => {
    expect((await post('{')).body.type).toBe(type('malformed-json'));
    expect((await post(asked(), {})).body.type).toBe(type('idempotency-key-missing'));
    const nobody = await shop.call({ route: routes.createQuote, headers: { 'idempotency-key': 'k' }, body: asked() });
    expect(nobody.body.type).toBe(type('not-authenticated'));
  });

  it('nothing for good: the key of a refused request is free', async () => {
    await post(asked(of('NOPE')));
    expect((await post(asked())).status).toBe(201);
  });
});

describe('the replica', () => {
  beforeEach(setUp);

  it('follows the newest event, in whatever order they come', async () => {
    await shop.retire(['MUG'], 5);
    await shop.publish([{ sku: 'MUG' }], 4);
    expect((await post(asked())).body.type).toBe(type('product-retired'));
    await shop.publish([{ sku: 'MUG', weightGrams: 6_000 }], 6);
    await shop.retire(['MUG'], 5);
    expect((await post(asked())).body.options[0].amount.amount).toBe(890);
  });

  it('forgets a weight that was taken back', async () => {
    await shop.publish([{ sku: 'MUG' }], 2);
    expect((await post(asked({ lines: [{ sku: 'MUG', quantity: 2 }] }))).body.options[0].amount.amount).toBe(490);
    expect(shop.rows().find(({ sku }) => sku === 'MUG')).not.toHaveProperty('grams');
  });

  it('keeps out a product that was retired before anything was heard of it', async () => {
    await shop.retire(['NEW'], 3);
    await shop.publish([{ sku: 'NEW' }], 2);
    expect((await post(asked(of('NEW')))).body.type).toBe(type('product-retired'));
  });
});
