import { beforeEach, describe, expect, it } from '@jest/globals';
import { createProduct, listProducts } from '#functions/catalog/contract/routes.ts';
import { operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue } from '#test/support/builders/catalog/catalogue.ts';
import { plant } from '#test/support/builders/catalog/many-products.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;
beforeEach(() => {
  shop = catalogue();
});

const list = (query: Record<string, string>) => shop.call(listProducts, { query });

describe('GET /products', () => {
  it('costs the same at 60 products and at 3,000', async () => {
    const cost = async (query: Record<string, string>): Promise<number> => {
      shop.dynamo.resetUsage();
      expect((await list(query)).body.items.length).toBe(Number(query.limit ?? 20));
      return shop.dynamo.usage().reduce((sum, { readUnits }) => sum + readUnits, 0);
    };
    const costs = async (): Promise<number[]> => [
      await cost({}),
      await cost({ limit: '3' }),
      await cost({ category: 'Kitchen' }),
      await cost({ category: 'Kitchen>Shelf 7', limit: '5' }),
    ];
    plant(shop, 1, 60);
    const small = await costs();
    plant(shop, 61, 3_000);
    expect(await costs()).toEqual(small);
  });

  it('stays under what a Lambda may answer, however large its products are', async () => {
    const options = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`${n}`.padEnd(100, 'o'), 'x'.repeat(200)]),
    );
    const skus = Array.from({ length: 26 }, (_, n) => `L${n}`);
    for (const sku of skus) {
      const variants = Array.from({ length: 30 }, (_, n) => aVariant({ sku: `${sku}-${n}`, options }));
      const body = { ...aProduct({ title: sku, variants }), publish: true };
      await shop.call(createProduct, { as: operator, body, headers: { 'idempotency-key': sku } });
    }
    const found: string[] = [];
    let query: Record<string, string> | undefined = { limit: '100' };
    while (query !== undefined) {
      const { body } = await list(query);
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(5 * 2 ** 20);
      expect(body.items.length).toBeLessThan(skus.length);
      found.push(...body.items.map(({ title }) => title));
      query = body.nextCursor === undefined ? undefined : { limit: '100', cursor: body.nextCursor };
    }
    expect(found).toEqual(skus.toReversed());
  });
});
