import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  createProduct,
  listProducts,
  listProductsForOperators,
  publishProduct,
  retireProduct,
} from '#functions/catalog/contract/routes.ts';
import { operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;

const add = async (sku: string, publish = false): Promise<string> => {
  const body = { ...aProduct({ title: sku, variants: [aVariant({ sku })] }), publish };
  return (await shop.call(createProduct, { as: operator, body, headers: { 'idempotency-key': sku } })).body.id;
};

const list = (query: Record<string, string>) => shop.call(listProductsForOperators, { as: operator, query });

const titles = async (status: string) => (await list({ status })).body.items.map(({ title }) => title);

describe('GET /admin/products', () => {
  beforeEach(() => {
    shop = catalogue();
  });

  it('finds products by their status, those that came to it last first', async () => {
    const [a, b] = [await add('A'), await add('B')];
    await add('C');
    const [d] = [await add('D', true), await add('E', true)];
    expect(await titles('draft')).toEqual(['C', 'B', 'A']);
    expect(await titles('published')).toEqual(['E', 'D']);
    await shop.call(retireProduct, { as: operator, params: { productId: d } });
    await shop.call(retireProduct, { as: operator, params: { productId: a } });
    await shop.call(publishProduct, { as: operator, params: { productId: b } });
    expect(await titles('draft')).toEqual(['C']);
    expect(await titles('published')).toEqual(['B', 'E']);
    expect(await titles('retired')).toEqual(['A', 'D']);
    const { body } = await shop.call(listProducts, {});
    expect(body.items.map(({ title }) => title)).toEqual(['B', 'E']);
  });

  it('shows what one finds a product by', async () => {
    const id = await add('A');
    expect((await list({ status: 'draft' })).body.items).toMatchObject([
      { id, title: 'A', status: 'draft', version: 1, skus: ['A'] },
    ]);
  });

  it('comes in pages that leave out nothing and repeat nothing', async () => {
    for (const sku of ['A', 'B', 'C', 'D', 'E']) await add(sku);
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await list({ status: 'draft', limit: '2', ...(cursor && { cursor }) });
      found.push(...body.items.map(({ title }) => title));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(found).toEqual(['E', 'D', 'C', 'B', 'A']);
  });

  it('refuses the cursor of another status, and a status that there is not', async () => {
    for (const sku of ['A', 'B']) await add(sku);
    const { nextCursor = '' } = (await list({ status: 'draft', limit: '1' })).body;
    expect(await list({ status: 'retired', cursor: nextCursor })).toMatchObject({ status: 400 });
    expect(await list({ status: 'sold' })).toMatchObject({ status: 400 });
    expect((await list({})).body.items).toHaveLength(2);
  });

  it('is for operators alone', async () => {
    expect(await shop.call(listProductsForOperators, { query: { status: 'draft' } })).not.toMatchObject({
      status: 200,
    });
  });
});
