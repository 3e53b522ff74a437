import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CartView } from '#functions/cart/contract/cart.ts';
import { seeCart } from '#functions/cart/contract/routes.ts';
import { type CartShop, cartShop } from './cart-shop.ts';
import { device, problem } from './device.ts';

let shop: CartShop;
let mine: ReturnType<typeof device>;

const setUp = async () => {
  shop = cartShop();
  mine = device(shop, shop.customer());
  await shop.publish('CUP', { EUR: 999, USD: 1099 });
  await shop.level('CUP', 'in');
  await mine.add('CUP', 2);
};

const cart = async (): Promise<CartView> => (await mine.show()).body;
const blocked = (reason: string) => ({ ready: false, blockedBy: [{ reason, sku: 'CUP' }] });

describe('what changed since the buyer saw the cart', () => {
  beforeEach(setUp);

  it.each([
    ['a price that rose', 'price-up', 1200],
    ['a price that fell', 'price-down', 800],
  ])('shows %s, and blocks checkout until it is seen', async (_, change, price) => {
    await shop.publish('CUP', { EUR: price });
    expect(await cart()).toMatchObject({
      version: 1,
      lines: [{ price, seenPrice: 999, total: 2 * price, changes: [change] }],
      total: { amount: 2 * price },
      checkout: blocked(change),
    });
    expect((await mine.see(1)).body).toMatchObject({
      version: 2,
      lines: [{ price, seenPrice: price, changes: [] }],
      checkout: { ready: true },
    });
  });

  it('shows that little is left, until it is seen', async () => {
    await shop.level('CUP', 'low');
    expect(await cart()).toMatchObject({
      lines: [{ availability: 'low', changes: ['low'] }],
      checkout: blocked('low'),
    });
    expect((await mine.see(1)).body).toMatchObject({ lines: [{ availability: 'low' }], checkout: { ready: true } });
  });

  it('shows that nothing is left, until it goes or comes back', async () => {
    await shop.level('CUP', 'out');
    await mine.see(1);
    expect(await cart()).toMatchObject({
      lines: [{ availability: 'out', changes: ['out'] }],
      checkout: blocked('out'),
    });
    await shop.level('CUP', 'in');
    expect((await cart()).checkout.ready).toBe(true);
  });

  it('shows what is no longer for sale until the line goes; it costs nothing then', async () => {
    await shop.publish('PLATE', { EUR: 1450 });
    await mine.add('PLATE');
    await shop.retire('CUP');
    await mine.see(2);
    const { lines, ...shown } = await cart();
    expect(lines).toMatchObject([{ sku: 'CUP', availability: 'out', changes: ['retired'] }, { sku: 'PLATE' }]);
    for (const money of ['price', 'total']) expect(lines[0]).not.toHaveProperty(money);
    expect(shown).toMatchObject({ total: { amount: 1450 }, checkout: blocked('retired') });
    expect((await mine.remove('CUP', 2)).body.checkout.ready).toBe(true);
  });

  it('shows a variant that was retired alone', async () => {
    await shop.publish('CUP', { EUR: 999 }, 'retired');
    const { lines, checkout } = await cart();
    expect(checkout).toEqual(blocked('retired'));
    expect(lines[0]).toMatchObject({ seenPrice: 999, availability: 'out' });
    expect(lines[0]).not.toHaveProperty('price');
    await shop.publish('CUP', { EUR: 999 });
    expect((await cart()).checkout.ready).toBe(true);
  });

  it('shows what has no price in the cart’s currency any more', async () => {
    await shop.publish('CUP', { USD: 1099 });
    expect((await mine.see(1)).body.checkout).toEqual(blocked('not-offered'));
    expect((await cart()).lines[0]).not.toHaveProperty('price');
    expect((await mine.pay('USD', 2)).body).toMatchObject({ total: { amount: 2198 }, checkout: { ready: true } });
  });

  it('stays to be seen while more of it is added', async () => {
    await shop.publish('CUP', { EUR: 1200 });
    expect((await mine.add('CUP')).body).toMatchObject({ lines: [{ quantity: 3 }], checkout: blocked('price-up') });
  });

  it('reaches a buyer who knows the version already', async () => {
    const known = { 'if-none-match': '"1"' };
    await shop.publish('CUP', { EUR: 1200 });
    expect(await mine.show(known)).toMatchObject({ status: 200, body: { checkout: blocked('price-up') } });
  });

  it('can be seen and mended when nobody can tell the total any more', async () => {
    for (let index = 0; index < 10; index++) await shop.publish(`GEM-${index}`, { EUR: 100 });
    for (let index = 0; index < 10; index++) await mine.add(`GEM-${index}`, 999);
    for (let index = 0; index < 10; index++) await shop.publish(`GEM-${index}`, { EUR: 1_000_000_000_000 });
    const { body } = await mine.see(11);
    expect(body).not.toHaveProperty('total');
    expect(body.checkout).toEqual({ ready: false, blockedBy: [{ reason: 'total-too-large' }] });
    expect((await mine.remove('GEM-9', 12)).body.checkout.ready).toBe(true);
  });
});

describe('what the buyer says to have seen', () => {
  beforeEach(setUp);

  const cup = (price: number | undefined, availability: 'in' | 'low' | 'out' = 'in') => ({
    sku: 'CUP',
    price,
    availability,
  });

  it('is nothing of a price that came after the one that was shown', async () => {
    await shop.publish('CUP', { EUR: 1099 });
    await mine.show();
    await shop.publish('CUP', { EUR: 9999 });
    const { status, headers, body } = await mine.see(1, [cup(1099)]);
    expect({ status, etag: headers.etag }).toEqual({ status: 200, etag: '"1"' });
    expect(body).toMatchObject({
      lines: [{ price: 9999, seenPrice: 999, changes: ['price-up'] }],
      checkout: blocked('price-up'),
    });
    expect((await mine.see(1, [cup(9999)])).body).toMatchObject({
      version: 2,
      lines: [{ seenPrice: 9999 }],
      checkout: { ready: true },
    });
  });

  it('is the price, where the level has changed since, and the other way round', async () => {
    await shop.publish('CUP', { EUR: 1099 });
    await shop.level('CUP', 'low');
    expect((await mine.see(1, [cup(1099, 'in')])).body).toMatchObject({
      version: 2,
      lines: [{ seenPrice: 1099, changes: ['low'] }],
    });
    await shop.publish('CUP', { EUR: 1199 });
    expect((await mine.see(2, [cup(1099, 'low')])).body).toMatchObject({
      version: 3,
      lines: [{ seenPrice: 1099, availability: 'low', changes: ['price-up'] }],
    });
  });

  it('is that there was no price, as long as there is none', async () => {
    await shop.publish('CUP', { USD: 1099 });
    await mine.see(1, [cup(undefined)]);
    await shop.publish('CUP', { EUR: 999 });
    expect((await cart()).lines).toMatchObject([{ changes: ['price-new'] }]);
    expect((await mine.see(2, [cup(undefined)])).body.checkout).toEqual(blocked('price-new'));
  });

  it('is no line that was not shown, nor one that was shown in two ways', async () => {
    await shop.publish('PLATE', { EUR: 1450 });
    await mine.add('PLATE');
    await shop.publish('CUP', { EUR: 1099 });
    await shop.publish('PLATE', { EUR: 1500 });
    const { body } = await mine.see(2, [{ sku: 'PLATE', price: 1500, availability: 'unknown' }, cup(1099), cup(1199)]);
    expect(body.checkout).toEqual(blocked('price-up'));
    expect((await mine.see(3, [])).body).toMatchObject({ version: 3, checkout: blocked('price-up') });
  });

  it('is refused of a line that the cart has not, and without its fields or with others', async () => {
    await shop.publish('CUP', { EUR: 1099 });
    expect(await mine.see(1, [cup(1099), { ...cup(1), sku: 'PLATE' }])).toMatchObject({
      status: 404,
      body: { type: problem('cart-line-not-found'), sku: 'PLATE' },
    });
    const headers = { 'if-match': '"1"' };
    const seen = { ...cup(1099), seenPrice: 1 };
    for (const body of [
      undefined,
      {},
      { lines: [{ sku: 'CUP', price: 1099 }] },
      { lines: [seen] },
      { lines: [cup(-1)] },
    ])
      expect((await shop.call(shop.customer(), seeCart, { headers, body })).status).toBe(400);
    expect(await cart()).toMatchObject({ version: 1, lines: [{ changes: ['price-up'] }] });
  });
});

describe('the replica of products', () => {
  beforeEach(setUp);

  it('follows the newest event, whatever comes late or twice', async () => {
    await shop.publish('CUP', { EUR: 700 }, 'active', 90);
    await shop.publish('CUP', { EUR: 600 }, 'active', 89);
    await shop.publish('CUP', { EUR: 700 }, 'active', 90);
    await shop.level('CUP', 'low', 50);
    await shop.level('CUP', 'in', 49);
    expect((await cart()).lines).toMatchObject([{ price: 700, availability: 'low' }]);
  });

  it('does not put up for sale again what was retired later', async () => {
    await shop.retire('NEW', 9);
    await shop.publish('NEW', { EUR: 1 }, 'active', 8);
    expect((await mine.add('NEW')).status).toBe(422);
  });

  it('keeps a level that comes before its product', async () => {
    await shop.level('NEW', 'low');
    await shop.publish('NEW', { EUR: 1 });
    expect((await mine.add('NEW')).body.lines[1]).toMatchObject({ availability: 'low', changes: [] });
  });
});
