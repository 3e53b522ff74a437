import { beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/shipping/contract/routes.ts';
import { ADDRESS, type Scene, scene } from '#test/functional/shipping/scene.ts';
import { aGuest } from '#test/support/builders/guests.ts';

const ann = aGuest('ann');
const bob = aGuest('bob');

let shop: Scene;

const ask = ({ headers }: typeof ann, key: string) => {
  const body = { address: ADDRESS, lines: [{ sku: 'MUG', quantity: 1 }], currency: 'EUR' };
  return shop.call({ route: routes.createQuoteAsGuest, headers: { ...headers, 'idempotency-key': key }, body });
};

const setUp = async () => {
  shop = scene();
  await shop.publish([{ sku: 'MUG' }]);
};

describe('when a guest is claimed', () => {
  beforeEach(setUp);

  it('the capability shows no address any more and asks for no quote, however often the claim is told', async () => {
    const { body } = await ask(ann, 'before');
    for (const _ of [1, 2]) await shop.claim(ann.owner, 'buyer-1');
    const params = { quoteId: body.id };
    const claimed = { status: 401, body: { type: 'urn:bazaar:problem:guest-token-claimed' } };
    expect(await shop.call({ route: routes.getQuoteAsGuest, params, headers: ann.headers })).toMatchObject(claimed);
    expect(await ask(ann, 'after')).toMatchObject(claimed);
    expect(shop.quoteRows()).toHaveLength(1);
  });

  it('other guests go on', async () => {
    await shop.claim(ann.owner, 'buyer-1');
    expect((await ask(bob, 'a-quote')).status).toBe(201);
  });
});
