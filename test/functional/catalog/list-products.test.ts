import { beforeEach, describe, expect, it } from '@jest/globals';
import { createProduct, editProduct, listProducts, retireProduct } from '#functions/catalog/contract/routes.ts';
import { writeCursor } from '#functions/shared/runtime/api/cursor.ts';
import { operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue, TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;
const setUp = () => {
  shop = catalogue();
};

type Content = Parameters<typeof aProduct>[0];

const add = async (sku: string, content: Content = {}, publish = true): Promise<string> => {
  const body = { ...aProduct({ title: sku, variants: [aVariant({ sku })], ...content }), publish };
  return (await shop.call(createProduct, { as: operator, body, headers: { 'idempotency-key': sku } })).body.id;
};

const addAll = async (skus: readonly string[], content: Content = {}): Promise<void> => {
  for (const sku of skus) await add(sku, content);
};

const list = (query: Record<string, string> = {}) => shop.call(listProducts, { query });

const titles = async (query: Record<string, string> = {}) => (await list(query)).body.items.map(({ title }) => title);

/** Follows the cursors to the end. */
const pages = async (query: Record<string, string>): Promise<string[][]> => {
  const { body } = await list(query);
  const page = body.items.map(({ title }) => title);
  return body.nextCursor === undefined ? [page] : [page, ...(await pages({ ...query, cursor: body.nextCursor }))];
};

describe('GET /products', () => {
  beforeEach(setUp);

  it('lists what is for sale, the newest first', async () => {
    await addAll(['A', 'B']);
    await add('DRAFT', {}, false);
    const productId = await add('OLD');
    await shop.call(retireProduct, { as: operator, params: { productId } });
    expect(await titles()).toEqual(['B', 'A']);
  });

  it('gives what one chooses by', async () => {
    const variants = [aVariant({ sku: 'A1', options: { colour: 'blue' } }), aVariant({ sku: 'A2' })];
    const productId = await add('A', { variants, brand: 'Fjord' });
    await shop.call(editProduct, { as: operator, params: { productId }, body: { variants: variants.slice(0, 1) } });
    const { category, taxCategory, media } = aProduct();
    expect((await list()).body.items).toEqual([
      {
        id: productId,
        title: 'A',
        language: 'en',
        languages: ['en'],
        brand: 'Fjord',
        category,
        taxCategory,
        image: media[0],
        publishedAt: expect.any(String),
        variants: variants.slice(0, 1),
      },
    ]);
  });

  it('is empty before there is anything', async () => {
    expect(await list()).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('comes in pages that leave out nothing and repeat nothing', async () => {
    await addAll(['A', 'B', 'C', 'D', 'E']);
    expect(await pages({ limit: '2' })).toEqual([['E', 'D'], ['C', 'B'], ['A']]);
    expect(await pages({ limit: '5' })).toEqual([['E', 'D', 'C', 'B', 'A']]);
  });

  it('stays where it was while products are added', async () => {
    await addAll(['A', 'B', 'C', 'D']);
    const { body } = await list({ limit: '2' });
    await addAll(['E', 'F']);
    expect(await titles({ limit: '2', cursor: body.nextCursor ?? '' })).toEqual(['B', 'A']);
  });

  it('leaves out, without losing its place, what went off sale after it was listed', async () => {
    await addAll(['A', 'B', 'C']);
    const stale = shop.dynamo.rows(TABLE).find(({ title }) => title === 'B') ?? {};
    shop.dynamo.put(TABLE, { ...stale, status: 'retired', retiredAt: '2026-01-01T00:00:00.000Z' } as never);
    expect(await pages({ limit: '1' })).toEqual([['C'], [], ['A']]);
  });
});

describe('GET /products?category=', () => {
  beforeEach(async () => {
    setUp();
    await add('MUG-1', { category: ['Kitchen', 'Coffee', 'Mugs'] });
    await add('POT', { category: ['Kitchen', 'Coffee'] });
    await add('PAN', { category: ['Kitchen', 'Cooking'] });
    await add('MUG-2', { category: ['Kitchen', 'Coffee', 'Mugs'] });
    await add('DVD', { category: ['Kitchenware', 'Blu-Ray/DVD Players'] });
  });

  it('finds a category with all that is below it, and no other of a longer name', async () => {
    expect((await titles({ category: 'Kitchen' })).toSorted()).toEqual(['MUG-1', 'MUG-2', 'PAN', 'POT']);
    expect((await titles({ category: 'Kitchen > Coffee' })).toSorted()).toEqual(['MUG-1', 'MUG-2', 'POT']);
    expect(await titles({ category: 'Kitchenware>Blu-Ray/DVD Players' })).toEqual(['DVD']);
    expect(await titles({ category: 'Kitchen>Co' })).toEqual([]);
  });

  it('lists the narrowest category with the newest first, page by page', async () => {
    expect(await pages({ category: 'Kitchen>Coffee>Mugs', limit: '1' })).toEqual([['MUG-2'], ['MUG-1']]);
    expect((await pages({ category: 'Kitchen', limit: '3' })).flat().toSorted()).toEqual([
      'MUG-1',
      'MUG-2',
      'PAN',
      'POT',
    ]);
  });

  it('follows a product that moves', async () => {
    const productId = await add('CUP', { category: ['Kitchen', 'Coffee'] });
    await shop.call(editProduct, { as: operator, params: { productId }, body: { category: ['Garden'] } });
    expect(await titles({ category: 'Garden' })).toEqual(['CUP']);
    expect(await titles({ category: 'Kitchen' })).not.toContain('CUP');
  });
});

describe('GET /products?sku=', () => {
  beforeEach(setUp);

  it('finds the product that has the SKU for sale, or none', async () => {
    const productId = await add('A', { variants: [aVariant({ sku: 'A1' }), aVariant({ sku: 'A2' })] });
    await add('DRAFT', {}, false);
    expect(await titles({ sku: 'A2' })).toEqual(['A']);
    expect(await titles({ sku: 'DRAFT' })).toEqual([]);
    expect(await titles({ sku: 'UNKNOWN' })).toEqual([]);
    await shop.call(editProduct, {
      as: operator,
      params: { productId },
      body: { variants: [aVariant({ sku: 'A1' })] },
    });
    expect(await titles({ sku: 'A2' })).toEqual([]);
  });
});

describe('cursors that are not ours', () => {
  beforeEach(setUp);

  const refused = { status: 400, body: { type: 'urn:bazaar:problem:invalid-cursor' } };

  it('are refused: one of another category, or altered by a character', async () => {
    await addAll(['A', 'B'], { category: ['Kitchen', 'Coffee'] });
    const cursor = (await list({ limit: '1', category: 'Kitchen' })).body.nextCursor ?? '';
    expect(await titles({ category: 'Kitchen', cursor })).toEqual(['A']);
    expect(await list({ cursor })).toMatchObject(refused);
    expect(await list({ category: 'Kitchen>Coffee', cursor })).toMatchObject(refused);
    const altered = `${cursor[0] === 'A' ? 'B' : 'A'}${cursor.slice(1)}`;
    expect(await list({ category: 'Kitchen', cursor: altered })).toMatchObject(refused);
  });

  /** Whoever reads the code can make a checksum too: positions are looked at all the same. */
  const forged = (position: unknown, category?: string) => writeCursor(['listProducts', category], position);

  it.each<[string, Record<string, string>]>([
    ['no base64', { cursor: '???' }],
    ['no position', { cursor: forged({ id: 1 }) }],
    ['text that is no Unicode', { cursor: forged({ id: 'prd_1', key: '\ud83d' }) }],
    [
      'one from outside of the category',
      { category: 'Kitchen>Coffee', cursor: forged({ id: 'prd_1', key: 'Zoo>2026' }, 'Kitchen>Coffee') },
    ],
    ['a key of too many bytes', { cursor: forged({ id: 'prd_1', key: '語'.repeat(400) }) }],
  ])('are refused: %s', async (_, query) => {
    expect(await list(query)).toMatchObject(refused);
  });
});
