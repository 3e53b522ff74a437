import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/shipping/contract/routes.ts';
import { scene } from '#test/functional/shipping/scene.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { listenToLogs } from '#test/support/builders/logs.ts';
import { buyer } from '#test/support/system/api-call.ts';

/** Every part stands for itself: found anywhere, it was leaked. */
const CANARY = {
  name: 'Canaria Flavia',
  line1: 'Canary Wharf 7711',
  line2: 'Birdcage 4242',
  postalCode: '90402',
  city: 'Canaryville',
  region: 'Canarias',
  country: 'DE',
};
const PARTS = Object.values(CANARY).filter((part) => part !== 'DE');
const found = (text: string): string[] => PARTS.filter((part) => text.includes(part));

const asked = { address: CANARY, lines: [{ sku: 'MUG', quantity: 1 }], currency: 'EUR' };
const headers = { 'idempotency-key': 'key-1' };

let logs: ReturnType<typeof listenToLogs>;

const setUp = () => {
  logs = listenToLogs();
};

const tearDown = () => {
  logs.stop();
};

describe('an address', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is in its own row, in the answer to its owner, and nowhere else', async () => {
    const shop = scene();
    await shop.publish([{ sku: 'MUG' }]);
    const answers = [
      await shop.call({ route: routes.createQuote, headers, body: asked, as: buyer }),
      await shop.call({ route: routes.createQuote, headers, body: asked, as: buyer }),
      await shop.call({
        route: routes.createQuoteAsGuest,
        headers: { ...headers, ...aGuest('ann').headers },
        body: asked,
      }),
    ];
    const tokens = answers.flatMap(({ body }) => body.options.map(({ quote }: { quote: string }) => quote));
    const payloads = tokens.map((token) => Buffer.from(token.slice(4).split('.')[0] ?? '', 'base64url').toString());
    expect(found(answers.map(({ text }) => text).join())).toEqual([]);
    expect(found(payloads.join())).toEqual([]);
    expect(payloads.join()).toContain('"country":"DE"');
    expect(found(JSON.stringify(shop.quoteRows()))).toEqual(PARTS);
    expect(found(JSON.stringify(shop.rows().filter(({ sk }) => sk !== 'quote')))).toEqual([]);
    expect(found(JSON.stringify([...shop.parameters.kept]))).toEqual([]);
    expect(shop.dynamo.changes('bazaar-test-shipping-table')).toEqual([]);
    expect(found(logs.text())).toEqual([]);
  });

  it('is in no refusal and no log of one, nor in that of a failure of ours', async () => {
    const shop = scene();
    const refused = [
      { ...asked, address: { ...CANARY, postalCode: 'Canary Wharf 77' } },
      { ...asked, address: { ...CANARY, country: 'AQ' } },
      { ...asked, address: { ...CANARY, line1: `${CANARY.line1}\n${CANARY.line2}` } },
      asked,
    ];
    const answers = [];
    for (const body of refused) answers.push(await shop.call({ route: routes.createQuote, headers, body, as: buyer }));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 400, 422]);
    await shop.publish([{ sku: 'MUG' }]);
    shop.dynamo.failNext('Put', new Error('broken'));
    answers.push(await shop.call({ route: routes.createQuote, headers, body: asked, as: buyer }));
    expect(answers.at(-1)?.status).toBe(500);
    expect(found(answers.map(({ text }) => text).join())).toEqual([]);
    expect(logs.text()).toContain('request refused');
    expect(logs.text()).toContain('request failed');
    expect(found(logs.text())).toEqual([]);
  });
});
