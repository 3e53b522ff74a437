import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getCategories } from '#functions/catalog/contract/search-routes.ts';
import {
  levelMessage,
  listedProduct,
  publishedMessage,
  type SearchShop,
  searchShop,
} from '#test/support/builders/catalog/search.ts';

let shop: SearchShop;

const PRODUCTS = [
  listedProduct('prd_1', {
    title: 'Samsung Galaxy S25',
    brand: 'Samsung',
    category: ['Phones'],
    attributes: { colour: 'blue' },
  }),
  listedProduct('prd_2', {
    title: 'Case',
    description: 'Fits a Samsung Galaxy.',
    brand: 'A, B & 100%',
    attributes: { colour: 'red: dark' },
  }),
  listedProduct('prd_3', { title: 'Café crème', category: ['Kitchen', 'Coffee'] }),
  listedProduct('prd_4', { title: '高山乌龙茶壶礼盒', category: ['Kitchen', 'Tea'], attributes: { colour: 'blue' } }),
  listedProduct('prd_5', {
    title: 'Straßenkarte',
    category: ['Books'],
    variants: [
      { sku: 'MAP', prices: { EUR: 500, JPY: 800 }, status: 'active', options: { size: 'XL' } },
      { sku: 'MAP-2', prices: { EUR: 900 }, status: 'active' },
      { sku: 'MAP-OLD', prices: { EUR: 1 }, status: 'retired' },
    ],
  }),
];

beforeAll(async () => {
  shop = searchShop();
  await shop.tell(
    ...PRODUCTS.map((product, at) => publishedMessage(product, at + 1)),
    levelMessage('PRD_1', 'in'),
    levelMessage('MAP-2', 'low'),
  );
});
afterAll(() => shop.end());

const ids = async (query: Record<string, string>) => (await shop.search(query)).body.items.map(({ id }) => id.slice(4));

describe('GET /products/search', () => {
  it.each<[string, string[]]>([
    ['samsung galaxy', ['1', '2']],
    ['samsnug galxy', ['1', '2']],
    ['galaxy sams', ['1', '2']],
    ['gal', ['1', '2']],
    ['CAFE CREME', ['3']],
    ['café crè', ['3']],
    ['strassenkarte', ['5']],
    ['karte', ['5']],
    ['map-2', ['5']],
    ['乌龙茶壶', ['4']],
    ['茶壶', ['4']],
    ['茶', ['4']],
    ['高山 礼盒', ['4']],
    ['phones', ['1']],
    ['blue', ['4', '1']],
    ['ﬁts', ['2']],
  ])('finds %s', async (q, found) => {
    expect((await ids({ q })).toSorted()).toEqual(found.toSorted());
  });

  it('says how it understood what was mistyped', async () => {
    expect((await shop.search({ q: 'samsnug galxy' })).body.didYouMean).toBe('samsung galaxy');
    expect((await shop.search({ q: 'samsung' })).body).not.toHaveProperty('didYouMean');
  });

  it('puts a title before a description, and what can be had before what cannot', async () => {
    expect(await ids({ q: 'samsung galaxy' })).toEqual(['1', '2']);
  });

  it('offers what has some of the words when nothing has all', async () => {
    const { body } = await shop.search({ q: 'galaxy karte' });
    expect(body.matched).toBe('some');
    expect(body.items.map(({ id }) => id).toSorted()).toEqual(['prd_1', 'prd_2', 'prd_5']);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a category with all below it', { category: 'Kitchen' }, ['4', '3', '2']],
    ['a narrower category', { category: 'Kitchen > Coffee' }, ['3']],
    ['a brand', { brand: 'Samsung' }, ['1']],
    ['any of several brands', { brand: `Samsung,${encodeURIComponent('A, B & 100%')}` }, ['2', '1']],
    ['an attribute', { attribute: 'colour:blue' }, ['4', '1']],
    ['a value with a colon', { attribute: 'colour:red%3A dark' }, ['2']],
    ['any value of one name', { attribute: 'colour:blue,colour:red: dark' }, ['4', '2', '1']],
    ['all names', { attribute: 'colour:blue,size:XL' }, []],
    ["a variant's option", { attribute: 'size:XL' }, ['5']],
    ['a currency', { currency: 'JPY' }, ['5']],
    ['a price', { price: 'EUR:500-600' }, ['5']],
    ['a price up to', { price: 'EUR:-500' }, ['5']],
    ['a price from', { price: 'EUR:501-' }, ['4', '3', '2', '1']],
    ['what is in stock', { inStock: 'true' }, ['5', '1']],
    ['what is not', { inStock: 'false' }, ['4', '3', '2']],
    ['what nobody has', { brand: 'Nobody' }, []],
  ])('narrows by %s', async (_, query, found) => {
    expect(await ids(query)).toEqual(found);
  });

  it('orders by time, price and relevance', async () => {
    expect(await ids({})).toEqual(['5', '4', '3', '2', '1']);
    expect((await ids({ sort: 'price', currency: 'EUR' }))[0]).toBe('5');
    expect((await ids({ sort: '-price', currency: 'EUR' })).at(-1)).toBe('5');
    expect(await ids({ q: 'galaxy', sort: 'newest' })).toEqual(['2', '1']);
  });

  it('shows the prices of the cheapest and the dearest variant for sale', async () => {
    expect((await shop.search({ category: 'Books' })).body.items[0]?.prices).toEqual({
      EUR: { from: 500, to: 900 },
      JPY: { from: 800, to: 800 },
    });
    expect((await shop.search({ currency: 'JPY' })).body.items[0]?.prices).toEqual({ JPY: { from: 800, to: 800 } });
  });

  it('comes in pages that leave out nothing and repeat nothing', async () => {
    for (const query of [{}, { q: 'samsung galaxy' }, { sort: 'price', currency: 'EUR' }] as Record<string, string>[]) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await shop.search({ ...query, limit: '2', ...(cursor && { cursor }) });
        found.push(...body.items.map(({ id }) => id.slice(4)));
        cursor = body.nextCursor;
      } while (cursor !== undefined);
      expect(found).toEqual(await ids(query));
    }
  });

  it('refuses the cursor of another question', async () => {
    const { nextCursor = '' } = (await shop.search({ limit: '1' })).body;
    expect(await shop.search({ limit: '2', cursor: nextCursor })).toMatchObject({ status: 200 });
    expect(await shop.search({ q: 'mug', cursor: nextCursor })).toMatchObject({
      status: 400,
      body: { type: 'urn:bazaar:problem:invalid-cursor' },
    });
  });

  it('counts what one may narrow by', async () => {
    const { facets } = (await shop.search({ category: 'Kitchen', currency: 'EUR' })).body;
    expect(facets).toEqual({
      categories: [
        { path: ['Kitchen', 'Coffee'], count: 1 },
        { path: ['Kitchen', 'Tea'], count: 1 },
      ],
      brands: [{ value: 'A, B & 100%', count: 1 }],
      attributes: [
        {
          name: 'colour',
          values: [
            { value: 'blue', count: 1 },
            { value: 'red: dark', count: 1 },
          ],
        },
      ],
      price: { currency: 'EUR', ranges: [{ from: 1000, to: 1999, count: 3 }] },
      inStock: { yes: 0, no: 3 },
    });
  });
});

describe('GET /categories', () => {
  it('walks down the tree and counts what is for sale in each and below it', async () => {
    expect(await shop.categories()).toEqual([
      ['Books', 1],
      ['Kitchen', 3],
      ['Kitchen>Coffee', 1],
      ['Kitchen>Tea', 1],
      ['Phones', 1],
    ]);
  });

  it('shows what is below one', async () => {
    expect(await shop.categories({ below: 'Kitchen' })).toEqual([
      ['Kitchen>Coffee', 1],
      ['Kitchen>Tea', 1],
    ]);
    expect(await shop.categories({ below: 'Garden' })).toEqual([]);
    expect(await shop.search({ below: '' }, getCategories)).toMatchObject({ status: 400 });
  });
});

describe('a search that is no good', () => {
  it.each(['', ' ', '\t'])('is everything for sale when there are no words: %j', async (q) => {
    expect((await shop.search({ q })).body.total).toBe(PRODUCTS.length);
  });

  it.each(['!!!', '"', '*', '😀', '()', '-', '\u0000'])('finds nothing when there are only symbols: %j', async (q) => {
    expect(await shop.search({ q })).toMatchObject({ status: 200, body: { total: 0, items: [] } });
  });

  it.each([
    '"galaxy"',
    'galaxy*',
    'galaxy^',
    '(galaxy',
    'title:galaxy',
    '{galaxy}',
    '-galaxy',
    "galaxy'; DROP TABLE words; --",
    'galaxy%',
  ])('is words and never operators: %s', async (q) => {
    expect(await shop.search({ q })).toMatchObject({ status: 200 });
    expect((await ids({ q })).slice(0, 2)).toContain('1');
  });

  it.each(['galaxy AND case', 'galaxy NEAR case', 'NOT galaxy', 'galaxy OR nothing'])(
    'takes words that FTS5 knows for words: %s',
    async (q) => {
      expect(await shop.search({ q })).toMatchObject({ status: 200 });
    },
  );

  it.each(['कमीज', 'قميص', 'рубашка', '셔츠', 'เสื้อ', 'シャツ', 'ªº', '\u0301'])(
    'finds nothing that is not there in other scripts: %s',
    async (q) => {
      expect(await shop.search({ q })).toMatchObject({ status: 200, body: { total: 0 } });
    },
  );

  it.each<[string, Record<string, string>, string]>([
    ['a thousand words', { q: 'word '.repeat(1_000) }, '/q'],
    ['many words in few letters', { q: 'a '.repeat(100) }, '/q'],
    ['a thousand letters', { q: 'a'.repeat(1_000) }, '/q'],
    ['half a character', { q: '\ud83d' }, '/q'],
    ['a price without currency', { price: '10-20' }, '/price'],
    ['a price in another currency', { price: 'EUR:10-20', currency: 'USD' }, '/price'],
    ['an order by price without currency', { sort: 'price' }, '/sort'],
    ['a broken encoding', { brand: '100%' }, '/brand'],
    ['an attribute without a value', { attribute: 'colour' }, '/attribute'],
    ['too many brands', { brand: 'a,'.repeat(40) }, '/brand'],
    ['more than a page takes', { limit: '101' }, '/limit'],
    ['a category of six levels', { category: 'a>b>c>d>e>f' }, '/category'],
  ])('is refused with its place: %s', async (_, query, pointer) => {
    expect(await shop.search(query)).toMatchObject({
      status: 400,
      body: {
        type: 'urn:bazaar:problem:invalid-request',
        errors: expect.arrayContaining([expect.objectContaining({ in: 'query', pointer })]),
      },
    });
  });
});
