import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { EventExamples } from '#scripts/contracts/asyncapi/event-examples.ts';
import type { JsonObject } from '#scripts/contracts/openapi/json.ts';
import { tellScenario } from '#test/contracts/http/scenario.ts';
import { clientReads } from '#test/tools/pact/client-reads.ts';
import { eventReaders } from '#test/tools/pact/event-readers.ts';
import { serveShop, verifyApi } from '#test/tools/pact/http.ts';
import { API, stateClientRead, TERMINAL } from '#test/tools/pact/state-client-reads.ts';
import { stateReads } from '#test/tools/pact/state-reads.ts';
import { talks } from '#test/tools/pact/terminal-client.ts';
import { pactFile, verifyEvents } from '#test/tools/pact/verify.ts';

const PACTS = 'test/contracts/pacts';
const dir = process.env.WRITE_PACTS ? PACTS : mkdtempSync(join(tmpdir(), 'pacts-'));

// Set by `npm run contracts -- --pacts`; a pact is added to, so that what is stated no more would stay in it.
if (process.env.WRITE_PACTS) rmSync(PACTS, { recursive: true, force: true });

const { events: published } = await tellScenario();

const pairs = [...new Map(eventReaders.map((reader) => [pactFile(reader.consumer, reader.provider), reader])).values()];

describe('consumers of events', () => {
  it.each(eventReaders)('$consumer reads $event of $provider, and takes what it states', async (reader) => {
    await stateReads(reader, published[reader.event] ?? null, dir);
  });

  it('stated the same when the pacts were committed', () => {
    const stated = (folder: string) =>
      readdirSync(folder)
        .filter((name) => pairs.some(({ consumer, provider }) => name === pactFile(consumer, provider)))
        .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')).messages]);
    expect(stated(PACTS)).toEqual(stated(dir));
  });
});

/** The events with one of them changed, as a careless producer would. */
const changed = (event: string, change: (data: JsonObject) => JsonObject): EventExamples => {
  const detail = published[event] as { readonly data: JsonObject; readonly meta: JsonObject };
  return { ...published, [event]: { ...detail, data: change(detail.data) } };
};

describe('producers of events', () => {
  it.each(pairs)('$provider publishes what $consumer reads', async ({ consumer, provider }) => {
    await verifyEvents(join(PACTS, pactFile(consumer, provider)), consumer, provider, published);
  });

  it.each([
    ['cart', 'orders', 'OrderConfirmed.v1', 'cart'],
    ['shipping', 'orders', 'OrderConfirmed.v1', 'quoteId'],
    ['cart', 'customers', 'GuestClaimed.v1', 'guest'],
    ['notifications', 'customers', 'GuestClaimed.v1', 'customer'],
    ['catalog', 'catalog', 'ProductPublished.v1', 'description'],
    ['orders', 'orders', 'CheckoutOverdue.v1', 'attempt'],
  ])('break %s when %s leaves out of %s the %s', async (consumer, provider, event, field) => {
    const careless = changed(event, ({ [field]: _, ...data }) => data);
    const file = join(PACTS, pactFile(consumer, provider));
    await expect(verifyEvents(file, consumer, provider, careless)).rejects.toThrow(`${consumer} cannot read`);
  });

  it('break whoever reads a field of a part, too', async () => {
    const careless = changed('ProductPublished.v1', ({ variants, ...data }) => ({
      ...data,
      variants: (variants as readonly JsonObject[]).map(({ weightGrams: _, ...variant }) => variant),
    }));
    const file = join(PACTS, pactFile('shipping', 'catalog'));
    await expect(verifyEvents(file, 'shipping', 'catalog', careless)).rejects.toThrow('shipping cannot read');
  });

  it('are told whom they would break by leaving out a field', async () => {
    const careless = changed('ProductPublished.v1', ({ taxCategory: _, ...data }) => data);
    const verify = (consumer: string) =>
      verifyEvents(join(PACTS, pactFile(consumer, 'catalog')), consumer, 'catalog', careless);
    await expect(verify('orders')).rejects.toThrow('orders cannot read what catalog publishes any more');
    await expect(verify('inventory')).resolves.toBeUndefined();
  });

  it('may change version 2 of an event without those who still read version 1', async () => {
    const careless = changed('ProductRetired.v2', ({ productId: _, ...data }) => data);
    const verify = (consumer: string) =>
      verifyEvents(join(PACTS, pactFile(consumer, 'catalog')), consumer, 'catalog', careless);
    await expect(verify('cart')).rejects.toThrow('cart cannot read what catalog publishes any more');
    await expect(verify('orders')).resolves.toBeUndefined();
  });
});

describe('the client of the API', () => {
  const file = join(PACTS, pactFile(TERMINAL, API));

  it.each(talks)('reads $name, and takes what it states', async ({ state }) => {
    await state(dir);
  });

  it.each(clientReads)('reads $name, and takes what it states', async (read) => {
    await stateClientRead(read, dir);
  });

  it('stated the same when the pact was committed', () => {
    const stated = (folder: string) =>
      JSON.parse(readFileSync(join(folder, pactFile(TERMINAL, API)), 'utf8')).interactions;
    expect(stated(PACTS)).toEqual(stated(dir));
  });

  it('is answered so', async () => {
    const { url, close } = await serveShop();
    await verifyApi(file, TERMINAL, API, url).finally(() => void close());
  });

  it.each([
    ['"status":"CONFIRMED"', '"state":"CONFIRMED"'],
    ['"blockedBy"', '"because"'],
    ['"quote":"quo_', '"token":"quo_'],
    ['"accessToken"', '"token"'],
  ])('is named where an answer lacks a field that it reads: %s became %s', async (was, is) => {
    const { url, close } = await serveShop((answer) => ({ ...answer, body: (answer.body ?? '').replaceAll(was, is) }));
    await expect(verifyApi(file, TERMINAL, API, url).finally(() => void close())).rejects.toThrow(
      'terminal-client cannot read what api answers any more',
    );
  });
});
