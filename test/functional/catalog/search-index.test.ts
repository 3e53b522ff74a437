import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { indexChanger } from '#functions/catalog/adapters/search-index/index-changer.ts';
import { indexStore } from '#functions/catalog/adapters/search-index/index-store.ts';
import { archiveReader } from '#functions/operations/adapters/archive-reader.ts';
import { reindex } from '#scripts/operations/reindex.ts';
import {
  levelMessage,
  listedProduct,
  publishedMessage,
  retiredMessage,
  type SearchShop,
  searchShop,
} from '#test/support/builders/catalog/search.ts';

let shop: SearchShop;
const setUp = () => {
  shop = searchShop();
};
const tearDown = () => shop.end();

const mug = listedProduct('prd_mug', { title: 'Blue mug' });
const pot = listedProduct('prd_pot', { title: 'Tea pot' });
const LATER = 31_000;

const titles = async (query: Record<string, string> = {}, search = shop.search) =>
  (await search(query)).body.items.map(({ title }) => title);

describe('the search function', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('finds nothing before there is an index, and says so plainly', async () => {
    expect(await shop.search({ q: 'mug', currency: 'EUR' })).toMatchObject({
      status: 200,
      body: { items: [], total: 0, matched: 'all', facets: { brands: [], price: { currency: 'EUR', ranges: [] } } },
    });
  });

  it('knows what the events told the indexer', async () => {
    await shop.tell(publishedMessage(mug), levelMessage('PRD_MUG', 'low'));
    expect((await shop.search({ q: 'mug' })).body.items).toEqual([
      {
        id: 'prd_mug',
        title: 'Blue mug',
        language: 'en',
        languages: ['en'],
        category: ['Kitchen'],
        prices: { EUR: { from: 1990, to: 1990 } },
        availability: 'low',
      },
    ]);
  });

  it('goes on with the index that it has for 30 seconds, and then looks for a newer one', async () => {
    await shop.tell(publishedMessage(mug));
    expect(await titles()).toEqual(['Blue mug']);
    await shop.tell(publishedMessage(pot));
    const { get } = shop.bucket.calls;
    expect(await titles()).toEqual(['Blue mug']);
    expect(shop.bucket.calls.get).toBe(get);
    shop.world.pass(LATER);
    expect((await titles()).toSorted()).toEqual(['Blue mug', 'Tea pot']);
    expect(await titles({}, shop.instance())).toHaveLength(2);
  });

  it('answers every question from one index while the pointer is swapped', async () => {
    await shop.tell(publishedMessage(mug));
    await shop.search();
    shop.world.pass(LATER);
    const asked = [
      shop.search({ q: 'mug' }),
      shop.tell(publishedMessage(pot)),
      shop.search(),
      shop.search({ q: 'po' }),
    ];
    const [found, , all, beginning] = (await Promise.all(asked)) as Awaited<ReturnType<typeof shop.search>>[];
    expect(found?.body.total).toBe(1);
    expect(all?.body.total).toBe((beginning?.body.total ?? 0) + 1);
  });

  it('does not fetch an index anew that has not changed', async () => {
    await shop.tell(publishedMessage(mug));
    await shop.search();
    const { get } = shop.bucket.calls;
    shop.world.pass(LATER);
    await shop.search();
    expect(shop.bucket.calls.get).toBe(get + 1);
  });

  it('goes on with the one before when the bucket does not answer, and fails without any', async () => {
    await shop.tell(publishedMessage(mug));
    await shop.search();
    shop.world.pass(LATER);
    shop.bucket.hooks.failing = new Error('The bucket does not answer.');
    expect(await titles()).toEqual(['Blue mug']);
    expect(await shop.instance()()).toMatchObject({ status: 500 });
  });

  it('leaves no file behind', async () => {
    await shop.tell(publishedMessage(mug));
    await shop.search();
    expect(shop.files()).toEqual([]);
  });
});

describe('the indexer', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('takes events twice and in any order', async () => {
    await shop.tell(levelMessage('PRD_MUG', 'out', 2), publishedMessage({ ...mug, title: 'Green mug' }, 4));
    await shop.tell(levelMessage('PRD_MUG', 'in', 1), publishedMessage(mug, 2), publishedMessage(mug, 2));
    expect((await shop.search()).body.items).toMatchObject([{ title: 'Green mug', availability: 'out' }]);
  });

  it('takes a product away that is retired, whichever event comes first, and brings it back', async () => {
    await shop.tell(retiredMessage('prd_mug', 5), publishedMessage(mug, 2), publishedMessage(pot));
    expect(await titles({}, shop.instance())).toEqual(['Tea pot']);
    await shop.tell(publishedMessage(mug, 7));
    expect((await titles({ q: 'blue mug' }, shop.instance()))[0]).toBe('Blue mug');
    await shop.tell(retiredMessage('prd_mug', 8));
    expect(await titles({ q: 'blue mug' }, shop.instance())).toEqual([]);
  });

  it('writes nothing when nothing is news', async () => {
    await shop.tell(publishedMessage(mug));
    const { put } = shop.bucket.calls;
    await shop.tell(publishedMessage(mug), publishedMessage(mug, 1));
    expect(shop.bucket.calls.put).toBe(put);
  });

  it('keeps two files beside the one that holds', async () => {
    for (const sequence of [1, 2, 3, 4, 5]) await shop.tell(publishedMessage(mug, sequence));
    expect(shop.bucket.keys().filter((key) => key.endsWith('.sqlite'))).toHaveLength(3);
    expect(shop.bucket.keys()).toContain('search/v1/current.json');
    expect(shop.files()).toEqual([]);
  });

  it('loses nothing when another publishes meanwhile', async () => {
    await shop.tell(publishedMessage(mug));
    shop.bucket.hooks.before = async (key) => {
      if (key.endsWith('.json')) return;
      delete shop.bucket.hooks.before;
      await shop.tell(publishedMessage(pot));
    };
    await shop.tell(levelMessage('PRD_MUG', 'in'));
    const { body } = await shop.search({ sort: 'newest' });
    const levels = Object.fromEntries(body.items.map(({ id, availability }) => [id, availability]));
    expect(levels).toEqual({ prd_mug: 'in', prd_pot: 'out' });
    expect(shop.bucket.keys().filter((key) => key.endsWith('.sqlite'))).toHaveLength(3);
  });

  it('gives the batch back when the index cannot be written', async () => {
    shop.bucket.hooks.before = () => {
      throw new Error('The bucket does not answer.');
    };
    await expect(shop.tell(publishedMessage(mug))).rejects.toThrow('does not answer');
    expect(shop.files()).toEqual([]);
  });

  it('refuses a message that is no event, and takes the others', async () => {
    const { batchItemFailures } = await shop.tell('{', publishedMessage(mug), '{"detail-type":"Other.v1","detail":{}}');
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-2' }]);
    expect(await titles()).toEqual(['Blue mug']);
  });
});

describe('an index that is made again', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  const archived = (...messages: readonly string[]): string =>
    messages
      .map((message) => {
        const { detail, ...bus } = JSON.parse(message);
        return JSON.stringify({ ...bus, ...detail });
      })
      .join('\n');

  const again = async () => {
    const objects = shop.bucket.client;
    const place = { store: indexStore(objects, 'archive'), folder: tmpdir(), world: shop.world };
    return reindex({ readArchive: archiveReader(objects, 'archive'), changeIndex: indexChanger(place), log: () => {} });
  };

  it('is told all that the archive remembers, however often', async () => {
    const events = [
      publishedMessage(mug),
      publishedMessage(pot),
      retiredMessage('prd_pot', 3),
      levelMessage('PRD_MUG', 'in'),
    ];
    const other = JSON.stringify({ source: 'bazaar.orders', 'detail-type': 'OrderPlaced.v1', detail: {} });
    const bytes = Buffer.from(`${archived(...events, other)}\n`);
    shop.bucket.objects.set('events/2026/01/01/a.jsonl', { bytes, tag: '"a"' });
    expect(await again()).toEqual({ read: 4, applied: 4 });
    expect((await shop.search()).body.items).toMatchObject([{ id: 'prd_mug', availability: 'in' }]);
    expect(await again()).toEqual({ read: 4, applied: 0 });
  });
});
