import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimKey } from '#functions/shipping/adapters/shipping-table.ts';
import { createQuote } from '#functions/shipping/application/create-quote.ts';
import * as routes from '#functions/shipping/contract/routes.ts';
import { ADDRESS, type Scene, scene } from '#test/functional/shipping/scene.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { trace } from '#test/support/builders/orders.ts';
import { runs } from '#test/support/laws.ts';

const ann = aGuest('ann');
const bob = aGuest('bob');

let shop: Scene;

const ASKED = { address: ADDRESS, lines: [{ sku: 'MUG', quantity: 1 }], currency: 'EUR' } as const;

const ask = ({ headers }: typeof ann, key: string) =>
  shop.call({ route: routes.createQuoteAsGuest, headers: { ...headers, 'idempotency-key': key }, body: ASKED });

const read = (quoteId: string, sub = 'buyer-1') =>
  shop.call({ route: routes.getQuote, params: { quoteId }, as: { sub } });

/** As the queue does, until nothing is given back. */
const retry = async (claim: () => ReturnType<Scene['claim']>): Promise<void> => {
  for (let time = 0; time < 20; time++) if ((await claim()).batchItemFailures.length === 0) return;
};

const notFound = { status: 404, body: { type: 'urn:bazaar:problem:quote-not-found' } };

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

  it("the quotes are the customer's, with their address and with tokens of the customer's own", async () => {
    const ids = [];
    for (const key of ['one-quote', 'another-quote']) ids.push((await ask(ann, key)).body.id);
    await shop.claim(ann.owner, 'buyer-1');
    for (const id of ids) {
      const { status, body } = await read(id);
      expect({ status, address: body.address }).toEqual({ status: 200, address: ADDRESS });
      for (const { quote } of body.options) expect(shop.open(quote)).toMatchObject({ id, owner: 'buyer-1' });
      expect(await read(id, 'buyer-2')).toMatchObject(notFound);
    }
  });

  it('the address of an order that moved is there for good, also where the order is confirmed after the claim', async () => {
    const [before, after] = [(await ask(ann, 'before')).body.id, (await ask(ann, 'after')).body.id];
    await shop.confirm(before);
    await shop.claim(ann.owner, 'buyer-1');
    await shop.confirm(after);
    shop.world.pass(365 * 86_400_000);
    for (const id of [before, after]) expect(await read(id)).toMatchObject({ status: 200, body: { address: ADDRESS } });
  });

  it('what nobody ordered ends as it would have, and is nobody’s', async () => {
    const { body } = await ask(ann, 'unused');
    await shop.claim(ann.owner, 'buyer-1');
    shop.world.pass(8 * 86_400_000);
    expect(await read(body.id)).toMatchObject(notFound);
  });

  it('nothing is another customer’s, whoever claims later', async () => {
    const { body } = await ask(ann, 'before');
    for (const customer of ['buyer-1', 'buyer-2', 'buyer-1']) await shop.claim(ann.owner, customer);
    expect((await read(body.id)).status).toBe(200);
    expect(await read(body.id, 'buyer-2')).toMatchObject(notFound);
  });

  it("another guest's stay with that guest", async () => {
    const { body } = await ask(bob, 'a-quote');
    await shop.claim(ann.owner, 'buyer-1');
    expect(await read(body.id)).toMatchObject(notFound);
    const params = { quoteId: body.id };
    expect((await shop.call({ route: routes.getQuoteAsGuest, params, headers: bob.headers })).status).toBe(200);
  });

  it('a crash anywhere is finished by the next delivery', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('before', 'after'), { maxLength: 4 }), async (crashes) => {
        await setUp();
        const { body } = await ask(ann, 'before');
        for (const when of crashes) {
          shop.dynamo.failNext('Put', new Error('crash'), when);
          await shop.claim(ann.owner, 'buyer-1');
        }
        await retry(() => shop.claim(ann.owner, 'buyer-1'));
        expect((await read(body.id)).status).toBe(200);
      }),
      { numRuns: runs(25) },
    );
  });

  it('a claim that was kept before it told the customer opens the quotes when it is told again', async () => {
    const { body } = await ask(ann, 'before');
    const Item = { ...claimKey(ann.owner), v: 1 };
    await shop.dynamo.client.send(new PutCommand({ TableName: 'bazaar-test-shipping-table', Item }));
    expect(await ask(ann, 'after')).toMatchObject({ status: 401 });
    expect(await read(body.id)).toMatchObject(notFound);
    await shop.claim(ann.owner, 'buyer-1');
    expect((await read(body.id)).status).toBe(200);
  });
});

describe('a quote that a guest asks for while being claimed', () => {
  beforeEach(setUp);

  it("is the customer's or not there at all", async () => {
    const [made] = await Promise.all([ask(ann, 'meanwhile'), shop.claim(ann.owner, 'buyer-1')]);
    if (made.status === 201) expect((await read(made.body.id)).status).toBe(200);
    else expect(shop.quoteRows()).toEqual([]);
  });

  it("is the customer's when it is written after the claim", async () => {
    const { loadQuote, ...ports } = shop.ports;
    const claimFirst = async (quoteId: string) => {
      await shop.claim(ann.owner, 'buyer-1');
      return loadQuote(quoteId);
    };
    const by = { owner: ann.owner, idempotencyKey: 'meanwhile' };
    const { quote } = await createQuote({ ...ports, loadQuote: claimFirst })(ASKED, by, trace);
    expect(await read(quote.id)).toMatchObject({ status: 200, body: { address: ADDRESS } });
  });
});
