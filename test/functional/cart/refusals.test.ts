import { beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart, getCart, setCartCurrency, setCartLine } from '#functions/cart/contract/routes.ts';
import { type CartShop, cartShop } from './cart-shop.ts';
import { device, pieces, problem } from './device.ts';

let shop: CartShop;

const setUp = async () => {
  shop = cartShop();
  await shop.publish('CUP', { EUR: 999 });
};

describe('a cart refuses, and stays as it is', () => {
  beforeEach(setUp);

  it.each([
    ['a SKU that nobody published', 'NOPE', 422, 'unknown-product'],
    ['a SKU of which only the level is known', 'LEVEL', 422, 'unknown-product'],
    ['what is no longer for sale', 'GONE', 422, 'product-retired'],
    ['what has no price in its currency', 'FAN', 422, 'currency-not-offered'],
    ['more pieces than a line can hold', 'CUP', 409, 'quantity-too-large'],
    ['what is no SKU', 'cup; drop', 400, 'invalid-request'],
  ])('%s', async (_, sku, status, type) => {
    await shop.level('LEVEL', 'in');
    await shop.publish('GONE', { EUR: 1 });
    await shop.retire('GONE');
    await shop.publish('FAN', { JPY: 900 });
    const mine = device(shop, shop.customer());
    const { body: before } = await mine.add('CUP', 500);
    expect(await mine.add(sku, 500)).toMatchObject({ status, body: { type: problem(type) } });
    expect((await mine.show()).body).toEqual(before);
  });

  it.each([0, -1, 1.5, 1_000, '2', null])('%p as a quantity', async (quantity) => {
    const mine = device(shop, shop.customer());
    await mine.add('CUP', 2);
    expect((await mine.add('CUP', quantity as number)).status).toBe(400);
    expect((await mine.set('CUP', quantity as number, 1)).status).toBe(400);
    expect(pieces((await mine.show()).body)).toEqual({ CUP: 2 });
  });

  it('fields that it does not know, such as a price', async () => {
    const headers = { 'idempotency-key': 'k', 'if-match': '"0"' };
    const cheap = { sku: 'CUP', quantity: 1, price: 1 };
    expect((await shop.call(shop.customer(), addToCart, { headers, body: cheap })).status).toBe(400);
    const owned = { quantity: 1, owner: 'buyer-2' };
    const line = { params: { sku: 'CUP' }, headers, body: owned };
    expect((await shop.call(shop.customer(), setCartLine, line)).status).toBe(400);
    const unknown = { headers, body: { currency: 'XXY' } };
    expect((await shop.call(shop.customer(), setCartCurrency, unknown)).status).toBe(400);
  });

  it('to change a line that is not there', async () => {
    const mine = device(shop, shop.customer());
    const answers = [await mine.set('CUP', 1, 0), await mine.remove('CUP', 0)];
    expect(answers).toMatchObject(Array(2).fill({ status: 404, body: { type: problem('cart-line-not-found') } }));
  });

  it('a line more than it can hold, but not more of what is in it', async () => {
    const mine = device(shop, shop.customer());
    shop.fill(shop.customer(), 100);
    await shop.publish('SKU-7', { EUR: 100 });
    expect(await mine.add('CUP')).toMatchObject({ status: 409, body: { type: problem('cart-full'), max: 100 } });
    expect((await mine.add('SKU-7')).status).toBe(200);
  });

  it('more of what is retired, though not less', async () => {
    const mine = device(shop, shop.customer());
    await mine.add('CUP', 3);
    await shop.retire('CUP');
    expect((await mine.set('CUP', 4, 1)).body).toMatchObject({ type: problem('product-retired') });
    expect((await mine.set('CUP', 2, 1)).status).toBe(200);
  });

  it('a currency in which a line has no price, and says which ones it has', async () => {
    const mine = device(shop, shop.customer());
    await mine.add('CUP');
    expect(await mine.pay('USD', 1)).toMatchObject({
      status: 422,
      body: { type: problem('currency-not-offered'), sku: 'CUP', offered: ['EUR'] },
    });
  });

  it('what would cost more than a number holds', async () => {
    const mine = device(shop, shop.customer());
    for (let index = 0; index < 10; index++) await shop.publish(`GEM-${index}`, { EUR: 1_000_000_000_000 });
    for (let index = 0; index < 9; index++) expect((await mine.add(`GEM-${index}`, 999)).status).toBe(200);
    expect(await mine.add('GEM-9', 999)).toMatchObject({ status: 422, body: { type: problem('money-overflow') } });
  });
});

describe('who comes', () => {
  beforeEach(setUp);

  it('needs an access token, or as a guest a capability that is ours and not over', async () => {
    expect((await shop.call(undefined, getCart)).status).toBe(401);
    const { token = '', owner } = await shop.guest();
    const types = [
      await shop.call({ owner, token: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` }, getCart),
      await shop.call({ owner, token: 'guess' }, getCart),
      await shop.call(undefined, { method: 'GET', path: '/guest/cart' }),
    ].map(({ status, body }) => [status, (body as { type: string }).type]);
    shop.world.pass(31 * 86_400_000);
    const late = await shop.call({ owner, token }, getCart);
    expect([...types, [late.status, (late.body as { type: string }).type]]).toEqual([
      [401, problem('guest-token-invalid')],
      [401, problem('guest-token-invalid')],
      [401, problem('guest-token-missing')],
      [401, problem('guest-token-expired')],
    ]);
  });
});
