import { beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart } from '#functions/cart/contract/routes.ts';
import { type CartShop, cartShop } from './cart-shop.ts';
import { device, pieces, problem } from './device.ts';

let shop: CartShop;

const setUp = async () => {
  shop = cartShop();
  await shop.publish('CUP', { EUR: 999, USD: 1099 });
  await shop.publish('PLATE', { EUR: 1450, USD: 1550 });
  await shop.level('CUP', 'in');
};

describe('a cart', () => {
  beforeEach(setUp);

  it('is there before its first line: empty, and at version 0', async () => {
    const { status, headers, body } = await device(shop, shop.customer()).show();
    expect({ status, etag: headers.etag }).toEqual({ status: 200, etag: '"0"' });
    expect(body).toMatchObject({ version: 0, lines: [], checkout: { ready: false, blockedBy: [{ reason: 'empty' }] } });
    expect(shop.rows().filter(({ sk }) => sk === 'cart')).toEqual([]);
  });

  it('shows its lines at the prices of its own replica, and their total', async () => {
    const mine = device(shop, shop.customer());
    await mine.add('CUP', 2);
    const { headers, body } = await mine.add('PLATE');
    expect(headers.etag).toBe('"2"');
    expect(body).toMatchObject({
      version: 2,
      currency: 'EUR',
      lines: [
        { sku: 'CUP', title: 'The cup', quantity: 2, price: 999, total: 1998, availability: 'in', changes: [] },
        { sku: 'PLATE', quantity: 1, price: 1450, total: 1450, availability: 'unknown', changes: [] },
      ],
      total: { amount: 3448, currency: 'EUR' },
      checkout: { ready: true, blockedBy: [] },
      notices: [],
    });
    expect((await mine.show()).body).toEqual(body);
  });

  it('is one for each owner: nobody reaches another’s', async () => {
    await device(shop, shop.customer('buyer-1')).add('CUP', 2);
    await device(shop, await shop.guest('a')).add('CUP', 3);
    const others = [shop.customer('buyer-2'), await shop.guest('b')];
    for (const other of others) expect((await device(shop, other).show()).body.lines).toEqual([]);
    expect(pieces((await device(shop, await shop.guest('a')).show()).body)).toEqual({ CUP: 3 });
  });

  it('is changed, line by line, and cleared', async () => {
    const mine = device(shop, shop.customer());
    await mine.add('CUP', 2);
    await mine.add('PLATE');
    expect(pieces((await mine.set('CUP', 7, 2)).body)).toEqual({ CUP: 7, PLATE: 1 });
    expect(pieces((await mine.set('CUP', 3, 3)).body)).toEqual({ CUP: 3, PLATE: 1 });
    expect(pieces((await mine.remove('PLATE', 4)).body)).toEqual({ CUP: 3 });
    expect((await mine.clear(5)).body).toMatchObject({ version: 6, lines: [] });
  });

  it('does not grow its version when nothing is to be changed', async () => {
    const mine = device(shop, shop.customer());
    expect((await mine.clear(0)).body.version).toBe(0);
    await mine.add('CUP', 2);
    expect((await mine.set('CUP', 2, 1)).body.version).toBe(1);
    expect((await mine.see(1)).body.version).toBe(1);
    expect((await mine.pay('EUR', 1)).body.version).toBe(1);
  });

  it('takes the prices of another currency', async () => {
    const mine = device(shop, shop.customer());
    await mine.add('CUP', 2);
    const { body } = await mine.pay('USD', 1);
    expect(body).toMatchObject({
      currency: 'USD',
      total: { amount: 2198, currency: 'USD' },
      checkout: { ready: true },
    });
    expect((await mine.add('PLATE')).body.total).toEqual({ amount: 3748, currency: 'USD' });
  });

  it('has the currency that was chosen before its first line, or one that its first product is offered in', async () => {
    await shop.publish('FAN', { KWD: 5000, JPY: 900 });
    const mine = device(shop, shop.customer('buyer-1'));
    await mine.pay('USD', 0);
    expect((await mine.add('CUP')).body.currency).toBe('USD');
    expect((await device(shop, shop.customer('buyer-2')).add('FAN')).body.currency).toBe('JPY');
  });
});

describe('two devices with one cart', () => {
  beforeEach(setUp);

  it('cannot overwrite each other: one of them is told that it saw another cart', async () => {
    const [phone, laptop] = [device(shop, shop.customer()), device(shop, shop.customer())];
    await phone.add('CUP', 2);
    const answers = await Promise.all([phone.set('CUP', 5, 1), laptop.remove('CUP', 1)]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.body).toMatchObject({ type: problem('stale-version'), version: 2 });
    expect((await phone.show()).body.version).toBe(2);
  });

  it('may add at the same time, and all of it is there', async () => {
    const devices = Array.from({ length: 6 }, () => device(shop, shop.customer()));
    const answers = await Promise.all(devices.map((one) => one.add('CUP', 2)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await device(shop, shop.customer()).show()).body).toMatchObject({ version: 6, lines: [{ quantity: 12 }] });
  });

  it('notice an addition of the other', async () => {
    const [phone, laptop] = [device(shop, shop.customer()), device(shop, shop.customer())];
    await phone.add('CUP', 2);
    await laptop.add('PLATE');
    expect((await phone.set('CUP', 1, 1)).status).toBe(412);
    expect((await phone.clear(1)).status).toBe(412);
    expect((await phone.see(1)).status).toBe(412);
    expect((await phone.pay('USD', 1)).status).toBe(412);
    expect(pieces((await phone.show()).body)).toEqual({ CUP: 2, PLATE: 1 });
  });

  it('must say what they saw', async () => {
    const answer = await shop.call(shop.customer(), { method: 'DELETE', path: '/cart' });
    expect(answer).toMatchObject({ status: 428, body: { type: problem('precondition-required') } });
  });
});

describe('an addition with one key', () => {
  beforeEach(setUp);

  it('adds once, and gives the same answer again', async () => {
    const mine = device(shop, shop.customer());
    const first = await mine.add('CUP', 2, 'k');
    await mine.add('PLATE');
    const again = await mine.add('CUP', 2, 'k');
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true', etag: '"1"' });
    expect(pieces((await mine.show()).body)).toEqual({ CUP: 2, PLATE: 1 });
  });

  it('adds once although the first attempt died with the key in its hand', async () => {
    const mine = device(shop, shop.customer());
    shop.dynamo.failNext('Put', new Error('crashed'), 'after');
    expect((await mine.add('CUP', 2, 'k')).status).toBe(500);
    shop.world.pass(60_000);
    await mine.add('CUP', 2, 'k');
    shop.world.pass(60_000);
    await mine.add('CUP', 2, 'k');
    expect(pieces((await mine.show()).body)).toEqual({ CUP: 2 });
  });

  it('adds once although the first attempt died between the cart and its answer', async () => {
    const mine = device(shop, shop.customer());
    await mine.add('PLATE', 1, 'other');
    const writes = shop.dynamo.client.send.bind(shop.dynamo.client);
    let puts = 0;
    Object.assign(shop.dynamo.client, {
      send: async (command: { readonly input: { readonly Item?: { readonly sk?: string } } }) => {
        const result = await writes(command as never);
        if (command.input.Item?.sk === 'cart' && ++puts === 1) throw new Error('the answer was lost');
        return result;
      },
    });
    expect((await mine.add('CUP', 2, 'k')).status).toBe(500);
    expect((await mine.add('CUP', 2, 'k')).status).toBe(200);
    expect(puts).toBe(1);
    expect(pieces((await mine.show()).body)).toEqual({ PLATE: 1, CUP: 2 });
  });

  it('is refused for other pieces, and is another for another owner', async () => {
    await device(shop, shop.customer('buyer-1')).add('CUP', 2, 'k');
    expect(await device(shop, shop.customer('buyer-1')).add('CUP', 3, 'k')).toMatchObject({
      status: 422,
      body: { type: problem('idempotency-key-reused') },
    });
    expect((await device(shop, shop.customer('buyer-2')).add('CUP', 3, 'k')).status).toBe(200);
  });

  it('is free for the same pieces while they are refused, since the cart may hear of them, or have room, any moment', async () => {
    const mine = device(shop, shop.customer());
    for (const _ of [1, 2]) expect((await mine.add('NEW', 2, 'k')).status).toBe(422);
    await shop.publish('NEW', { EUR: 100 });
    const added = await mine.add('NEW', 2, 'k');
    expect(added).toMatchObject({ status: 200, body: { lines: [{ sku: 'NEW', quantity: 2 }] } });
    await shop.retire('NEW');
    expect(await mine.add('NEW', 2, 'k')).toMatchObject({
      status: 200,
      body: added.body,
      headers: { 'idempotent-replayed': 'true' },
    });
    expect(await mine.add('NEW', 3, 'k')).toMatchObject({ body: { type: problem('idempotency-key-reused') } });
  });

  it('stands for the pieces that were refused, and for no others', async () => {
    const mine = device(shop, shop.customer());
    expect((await mine.add('NEW', 2, 'k')).status).toBe(422);
    expect(await mine.add('CUP', 2, 'k')).toMatchObject({ body: { type: problem('idempotency-key-reused') } });
    expect((await mine.show()).body.lines).toEqual([]);
  });

  it('is asked for', async () => {
    const answer = await shop.call(shop.customer(), addToCart, { body: { sku: 'CUP', quantity: 1 } });
    expect(answer).toMatchObject({ status: 400, body: { type: problem('idempotency-key-missing') } });
  });
});
