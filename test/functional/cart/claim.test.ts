import { beforeEach, describe, expect, it } from '@jest/globals';
import { type CartShop, cartShop, type Shopper } from './cart-shop.ts';
import { device, pieces, problem } from './device.ts';

let shop: CartShop;
let guest: Shopper;
let customer: Shopper;

const setUp = async () => {
  shop = cartShop();
  guest = await shop.guest();
  customer = shop.customer();
  await shop.publish('CUP', { EUR: 999, USD: 1099 });
  await shop.publish('PLATE', { EUR: 1450, USD: 1550 });
  await shop.publish('VASE', { EUR: 3000 });
};

const mine = async () => (await device(shop, customer).show()).body;

/** One piece of CUP and two of PLATE at the guest's, four of CUP at the customer's. */
const bothHaveSome = async (): Promise<void> => {
  await device(shop, guest).add('CUP', 1);
  await device(shop, guest).add('PLATE', 2);
  await device(shop, customer).add('CUP', 4);
};

describe('a claimed guest', () => {
  beforeEach(setUp);

  it('brings the lines along: they are summed, and there is nothing to be told', async () => {
    await bothHaveSome();
    expect(await shop.claim(guest, customer)).toBe(true);
    expect(await mine()).toMatchObject({ version: 2, notices: [], checkout: { ready: true } });
    expect(pieces(await mine())).toEqual({ CUP: 5, PLATE: 2 });
  });

  it('brings them once, though the event comes again and again', async () => {
    await bothHaveSome();
    for (let time = 0; time < 3; time++) await shop.claim(guest, customer);
    await device(shop, customer).remove('PLATE', 2);
    await shop.claim(guest, customer);
    expect(pieces(await mine())).toEqual({ CUP: 5 });
  });

  it.each(['Get', 'Put'] as const)(
    'brings them once, though any %s on the way fails, before or after its effect',
    async (operation) => {
      for (const when of ['before', 'after'] as const)
        for (let crashAt = 1; crashAt <= 3; crashAt++) {
          shop = cartShop();
          guest = await shop.guest();
          await shop.publish('CUP', { EUR: 999 });
          await shop.publish('PLATE', { EUR: 1450 });
          await bothHaveSome();
          crashOn(operation, crashAt, when);
          for (let time = 0; time < 4; time++) await shop.claim(guest, customer);
          expect(pieces(await mine())).toEqual({ CUP: 5, PLATE: 2 });
          expect(shop.rows().filter(({ lines }) => lines !== undefined)).toHaveLength(1);
        }
    },
  );

  it('can do nothing with the cart any more, and loses nothing that it was adding meanwhile', async () => {
    await bothHaveSome();
    const [added] = await Promise.all([device(shop, guest).add('VASE'), shop.claim(guest, customer)]);
    const wasIn = added.status === 200;
    expect(wasIn || added.status === 401).toBe(true);
    expect(pieces(await mine())).toEqual({ CUP: 5, PLATE: 2, ...(wasIn && { VASE: 1 }) });
    const late = [
      await device(shop, guest).show(),
      await device(shop, guest).add('CUP'),
      await device(shop, guest).clear(2),
    ];
    expect(late).toMatchObject(Array(3).fill({ status: 401, body: { type: problem('guest-token-claimed') } }));
  });

  it('is told so too when it had no cart', async () => {
    await shop.claim(guest, customer);
    expect((await device(shop, guest).add('CUP')).status).toBe(401);
    expect((await mine()).version).toBe(0);
  });

  it('belongs to the first who claimed it', async () => {
    await bothHaveSome();
    await shop.claim(guest, customer);
    await shop.claim(guest, shop.customer('buyer-2'));
    expect((await device(shop, shop.customer('buyer-2')).show()).body.lines).toEqual([]);
    expect(pieces(await mine())).toEqual({ CUP: 5, PLATE: 2 });
  });

  it('belongs to the first even when the claim was left half done', async () => {
    await bothHaveSome();
    shop.dynamo.failNext('Put', new Error('crashed'), 'after');
    expect(await shop.claim(guest, customer)).toBe(false);
    await shop.claim(guest, shop.customer('buyer-2'));
    expect((await device(shop, shop.customer('buyer-2')).show()).body.lines).toEqual([]);
    expect(pieces(await mine())).toEqual({ CUP: 5, PLATE: 2 });
  });

  it('brings no more than a line holds, and says what it left behind until that is seen', async () => {
    await device(shop, guest).add('CUP', 600);
    await device(shop, customer).add('CUP', 500);
    await shop.claim(guest, customer);
    expect(await mine()).toMatchObject({
      lines: [{ quantity: 999 }],
      notices: [{ kind: 'capped', sku: 'CUP', title: 'The cup', quantity: 101 }],
      checkout: { ready: false, blockedBy: [{ reason: 'capped', sku: 'CUP' }] },
    });
    expect((await device(shop, customer).see(2)).body).toMatchObject({ notices: [], checkout: { ready: true } });
  });

  it('brings no more lines than a cart holds, and says which it left behind', async () => {
    shop.fill(customer, 99);
    await shop.publish('SKU-7', { EUR: 100 });
    await device(shop, guest).add('CUP', 2);
    await device(shop, guest).add('PLATE', 3);
    await device(shop, guest).add('SKU-7', 1);
    await shop.claim(guest, customer);
    const { lines, notices } = await mine();
    expect(lines).toHaveLength(100);
    expect(lines.find(({ sku }) => sku === 'SKU-7')?.quantity).toBe(2);
    expect(notices).toEqual([{ kind: 'left-out', sku: 'PLATE', title: 'The plate', quantity: 3 }]);
  });

  it('brings its currency into an empty cart, and else shows prices that were not seen yet', async () => {
    await device(shop, guest).pay('USD', 0);
    await device(shop, guest).add('PLATE', 1);
    await shop.claim(guest, customer);
    expect(await mine()).toMatchObject({ currency: 'USD', checkout: { ready: true } });

    const another = shop.customer('buyer-2');
    const second = await shop.guest('b');
    await device(shop, another).add('CUP');
    await device(shop, second).pay('USD', 0);
    await device(shop, second).add('PLATE');
    await shop.claim(second, another);
    const { body } = await device(shop, another).show();
    expect(body).toMatchObject({ currency: 'EUR', lines: [{ changes: [] }, { price: 1450, changes: ['price-new'] }] });
    expect(body.checkout.blockedBy).toEqual([{ reason: 'price-new', sku: 'PLATE' }]);
  });

  it('still shows what changed since the guest saw it', async () => {
    await device(shop, guest).add('PLATE');
    await shop.publish('PLATE', { EUR: 2000 });
    await shop.claim(guest, customer);
    expect((await mine()).checkout.blockedBy).toEqual([{ reason: 'price-up', sku: 'PLATE' }]);
  });
});

/** The n-th call of an operation fails, counted from now. */
const crashOn = (operation: 'Get' | 'Put', crashAt: number, when: 'before' | 'after'): void => {
  const { client } = shop.dynamo;
  const send = client.send.bind(client);
  let calls = 0;
  Object.assign(client, {
    send: async (command: object) => {
      if (command.constructor.name === `${operation}Command` && ++calls === crashAt)
        shop.dynamo.failNext(operation, new Error('crashed'), when);
      return send(command as never);
    },
  });
};
