import { beforeEach, describe, expect, it } from '@jest/globals';
import { type CartShop, cartShop } from './cart-shop.ts';
import { device, pieces } from './device.ts';

const DAY = 86_400_000;

let shop: CartShop;

const setUp = async () => {
  shop = cartShop();
  for (const sku of ['CUP-BLUE-LARGE', 'PLATE-OVAL-30', 'VASE-GLASS-12']) await shop.publish(sku, { EUR: 129_900 });
};

describe('a cart that nobody changes', () => {
  beforeEach(setUp);

  it.each([
    ['a guest’s', 30],
    ['a customer’s', 180],
  ])('is forgotten in time: %s', async (whose, days) => {
    const owner = whose === 'a guest’s' ? await shop.guest() : shop.customer();
    const mine = device(shop, owner);
    const { body } = await mine.add('CUP-BLUE-LARGE', 2);
    const begun = Date.parse(body.expiresAt ?? '') - days * DAY;
    expect(Math.abs(begun - shop.world.now().getTime())).toBeLessThan(2_000);
    shop.world.pass((days - 1) * DAY);
    expect(pieces((await mine.show()).body)).toEqual({ 'CUP-BLUE-LARGE': 2 });
    shop.world.pass(DAY + 1_000);
    if (whose === 'a customer’s') {
      expect((await mine.show()).body).toMatchObject({ version: 1, lines: [] });
      expect((await mine.add('PLATE-OVAL-30')).body).toMatchObject({ version: 2, lines: [{ quantity: 1 }] });
    }
  });

  it('lives on from its last change', async () => {
    const mine = device(shop, shop.customer());
    await mine.add('CUP-BLUE-LARGE');
    shop.world.pass(170 * DAY);
    await mine.add('PLATE-OVAL-30');
    shop.world.pass(170 * DAY);
    expect((await mine.show()).body.lines).toHaveLength(2);
  });

  it('leaves what it held behind when it is claimed too late', async () => {
    const guest = await shop.guest();
    await device(shop, guest).add('CUP-BLUE-LARGE');
    shop.world.pass(31 * DAY);
    await shop.claim(guest, shop.customer());
    expect((await device(shop, shop.customer()).show()).body.lines).toEqual([]);
  });
});

describe('the row of a cart of three lines', () => {
  beforeEach(setUp);

  const unitsOf = async (work: () => Promise<unknown>): Promise<number> => {
    shop.dynamo.resetUsage();
    await work();
    return shop.dynamo.usage().reduce((sum, { writeUnits }) => sum + writeUnits, 0);
  };

  it('takes one write unit when its order is confirmed', async () => {
    const mine = device(shop, shop.customer('00000000-0000-0000-0000-000000000000'));
    for (let time = 0; time < 7; time++) {
      await mine.add('CUP-BLUE-LARGE', 2);
      await mine.add('PLATE-OVAL-30', 12);
      await mine.add('VASE-GLASS-12', 4);
    }
    const { body: cart } = await mine.show();
    const owner = '00000000-0000-0000-0000-000000000000';
    const confirm = () => shop.confirm('ord_1', owner, cart, { 'CUP-BLUE-LARGE': 14, 'PLATE-OVAL-30': 84 });
    expect(await unitsOf(confirm)).toBe(1);
    expect(pieces((await mine.show()).body)).toEqual({ 'VASE-GLASS-12': 28 });
    expect(await unitsOf(confirm)).toBe(0);
  });

  it('takes at most four when a piece is added, with the key and the answer that are kept', async () => {
    const mine = device(shop, shop.customer());
    for (const sku of ['CUP-BLUE-LARGE', 'PLATE-OVAL-30']) await mine.add(sku);
    expect(await unitsOf(() => mine.add('VASE-GLASS-12'))).toBeLessThanOrEqual(4);
  });
});
