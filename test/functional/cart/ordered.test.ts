import { beforeEach, describe, expect, it } from '@jest/globals';
import { type CartShop, cartShop, type Shopper } from './cart-shop.ts';
import { device, pieces } from './device.ts';

let shop: CartShop;
let customer: Shopper;
let mine: ReturnType<typeof device>;

const setUp = async () => {
  shop = cartShop();
  customer = shop.customer();
  mine = device(shop, customer);
  for (const sku of ['CUP', 'PLATE', 'VASE']) await shop.publish(sku, { EUR: 1000 });
};

const inCart = async () => pieces((await mine.show()).body);

describe('a confirmed order', () => {
  beforeEach(setUp);

  it('takes its lines out of the cart, and leaves the others', async () => {
    await mine.add('CUP', 2);
    const { body: cart } = await mine.add('PLATE', 3);
    expect(await shop.confirm('ord_1', customer.owner, cart, { CUP: 2, PLATE: 1 })).toBe(true);
    expect((await mine.show()).body).toMatchObject({ version: 3, lines: [{ sku: 'PLATE', quantity: 2 }] });
  });

  it('takes them out once, though the event comes again', async () => {
    const { body: cart } = await mine.add('CUP', 5);
    for (let time = 0; time < 3; time++) await shop.confirm('ord_1', customer.owner, cart, { CUP: 2 });
    expect(await inCart()).toEqual({ CUP: 3 });
  });

  it('leaves what came in after it was placed', async () => {
    const { body: cart } = await mine.add('CUP', 2);
    await mine.add('CUP', 3);
    await mine.add('VASE');
    await shop.confirm('ord_1', customer.owner, cart, { CUP: 2 });
    expect(await inCart()).toEqual({ CUP: 3, VASE: 1 });
  });

  it('leaves what was taken out and put in again meanwhile', async () => {
    const { body: cart } = await mine.add('CUP', 2);
    await mine.remove('CUP', 1);
    await mine.add('CUP', 1);
    await shop.confirm('ord_1', customer.owner, cart, { CUP: 2 });
    expect(await inCart()).toEqual({ CUP: 1 });
  });

  it('takes no more of a line than was there when it was placed', async () => {
    const { body: cart } = await mine.add('CUP', 2);
    await mine.set('CUP', 1, 1);
    await mine.add('CUP', 3);
    await shop.confirm('ord_1', customer.owner, cart, { CUP: 2 });
    expect(await inCart()).toEqual({ CUP: 3 });
  });

  it('is noticed by a device that was changing the cart', async () => {
    await mine.add('VASE');
    const { body: cart } = await mine.add('CUP', 2);
    await shop.confirm('ord_1', customer.owner, cart, { CUP: 2 });
    expect((await mine.set('VASE', 2, cart.version)).status).toBe(412);
  });

  it('says nothing to a cart when it did not come from one, or from one that is no more', async () => {
    await mine.add('CUP', 2);
    expect(await shop.confirm('ord_1', customer.owner, undefined, { CUP: 2 })).toBe(true);
    expect(await shop.confirm('ord_2', customer.owner, { id: 'crt_unknown', version: 1 }, { CUP: 2 })).toBe(true);
    expect(await inCart()).toEqual({ CUP: 2 });
  });

  it('cannot name a version that the cart never had', async () => {
    const { body: cart } = await mine.add('CUP', 2);
    await shop.confirm('ord_1', customer.owner, { ...cart, version: 99 }, { CUP: 2 });
    expect(await inCart()).toEqual({ CUP: 2 });
  });

  it('cannot name the cart of another', async () => {
    const { body: cart } = await mine.add('CUP', 2);
    const guest = await shop.guest();
    const { body: guests } = await device(shop, guest).add('CUP', 2);
    const other = (await shop.guest('b')).owner;
    expect(await shop.confirm('ord_1', 'buyer-2', cart, { CUP: 2 })).toBe(true);
    expect(await shop.confirm('ord_2', other, cart, { CUP: 2 })).toBe(true);
    expect(await shop.confirm('ord_3', other, guests, { CUP: 2 })).toBe(true);
    await shop.claim(guest, shop.customer('buyer-2'));
    expect(await shop.confirm('ord_4', customer.owner, guests, { CUP: 2 })).toBe(true);
    expect(await inCart()).toEqual({ CUP: 2 });
    expect(pieces((await device(shop, shop.customer('buyer-2')).show()).body)).toEqual({ CUP: 2 });
  });

  it('of an earlier life of the cart says nothing to the present one', async () => {
    const { body: cart } = await mine.add('CUP', 2);
    const placedAt = shop.world.now().toISOString();
    shop.world.pass(200 * 86_400_000);
    await mine.add('CUP', 2);
    await shop.confirm('ord_1', customer.owner, { ...cart, version: 2 }, { CUP: 2 }, placedAt);
    expect(await inCart()).toEqual({ CUP: 2 });
  });
});

describe('a guest’s confirmed order', () => {
  let guest: Shopper;
  let guests: { id: string; version: number };

  beforeEach(async () => {
    await setUp();
    guest = await shop.guest();
    await mine.add('CUP', 1);
    guests = (await device(shop, guest).add('CUP', 2)).body;
  });

  it.each(['the guest', 'the customer'])('lands on the merged cart, in the name of %s', async (who) => {
    await shop.claim(guest, customer);
    await mine.add('PLATE');
    const owner = who === 'the guest' ? guest.owner : customer.owner;
    for (let time = 0; time < 2; time++) await shop.confirm('ord_1', owner, guests, { CUP: 2 });
    expect(await inCart()).toEqual({ CUP: 1, PLATE: 1 });
  });

  it('is not counted again on the merged cart', async () => {
    await shop.confirm('ord_1', guest.owner, guests, { CUP: 1 });
    await shop.claim(guest, customer);
    await shop.confirm('ord_1', customer.owner, guests, { CUP: 1 });
    expect(await inCart()).toEqual({ CUP: 2 });
  });

  it('leaves to the customer what was the customer’s', async () => {
    await device(shop, guest).remove('CUP', 1);
    await shop.claim(guest, customer);
    await shop.confirm('ord_1', guest.owner, guests, { CUP: 2 });
    expect(await inCart()).toEqual({ CUP: 1 });
  });

  it('leaves to one guest what was another’s', async () => {
    const second = await shop.guest('b');
    await device(shop, second).add('CUP', 4);
    await shop.claim(guest, customer);
    await shop.claim(second, customer);
    await shop.confirm('ord_1', guest.owner, guests, { CUP: 3 });
    expect(await inCart()).toEqual({ CUP: 5 });
  });

  it('finishes a claim that a crash left half done', async () => {
    shop.dynamo.failNext('Put', new Error('crashed'), 'after');
    expect(await shop.claim(guest, customer)).toBe(false);
    expect(await shop.confirm('ord_1', customer.owner, guests, { CUP: 2 })).toBe(true);
    expect(await inCart()).toEqual({ CUP: 1 });
    await shop.claim(guest, customer);
    expect(await inCart()).toEqual({ CUP: 1 });
  });

  it('waits for a claim that orders has heard of first, for a while', async () => {
    expect(await shop.confirm('ord_1', customer.owner, guests, { CUP: 2 })).toBe(false);
    await shop.claim(guest, customer);
    expect(await shop.confirm('ord_1', customer.owner, guests, { CUP: 2 })).toBe(true);
    expect(await inCart()).toEqual({ CUP: 1 });
  });
});
