import { beforeEach, describe, expect, it } from '@jest/globals';
import { bulkEditProducts, createProduct, getProductForOperators } from '#functions/catalog/contract/routes.ts';
import { buyer, operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue, TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;
let ids: string[];

const add = async (sku: string): Promise<string> => {
  const body = { ...aProduct({ title: sku, variants: [aVariant({ sku })] }), publish: true };
  return (await shop.call(createProduct, { as: operator, body, headers: { 'idempotency-key': sku } })).body.id;
};

const bulk = (edits: unknown) => shop.call(bulkEditProducts, { as: operator, body: { edits } });

const title = async (productId = '') =>
  (await shop.call(getProductForOperators, { as: operator, params: { productId } })).body.title;

const setUp = async () => {
  shop = catalogue();
  ids = [];
  for (const sku of ['A', 'B', 'C']) ids.push(await add(sku));
};

describe('POST /admin/products/bulk', () => {
  beforeEach(setUp);

  it('edits each product for itself and says what came of each, in order', async () => {
    const answer = await bulk([
      { productId: ids[0], version: 1, fields: { title: 'Cup' } },
      { productId: ids[1], version: 7, fields: { title: 'Cup' } },
      { productId: 'prd_unknown', version: 1, fields: { title: 'Cup' } },
      { productId: ids[2], version: 1, fields: { title: 'C' } },
    ]);
    const problem = (slug: string, status: number) =>
      expect.objectContaining({ type: `urn:bazaar:problem:${slug}`, status });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      results: [
        { productId: ids[0], status: 'edited', version: 2 },
        { productId: ids[1], status: 'refused', problem: problem('stale-version', 412) },
        { productId: 'prd_unknown', status: 'refused', problem: problem('product-not-found', 404) },
        { productId: ids[2], status: 'unchanged', version: 1 },
      ],
    });
    expect([await title(ids[0]), await title(ids[1])]).toEqual(['Cup', 'B']);
  });

  it('publishes what was edited, and nothing twice when it is repeated', async () => {
    await shop.published();
    const edits = ids.map((productId) => ({ productId, version: 1, fields: { brand: 'Fjord' } }));
    await bulk(edits);
    expect((await shop.published()).map(({ detail }) => detail.meta.id)).toEqual(ids.map((id) => `${id}#2`));
    const { body } = await bulk(edits);
    expect(body.results.map(({ status }) => status)).toEqual(['refused', 'refused', 'refused']);
    expect(await shop.published()).toEqual([]);
  });

  it('fails as a whole when the table does, and can be said again', async () => {
    shop.dynamo.failNext('Put', new Error('The table does not answer.'));
    const edits = ids.map((productId) => ({ productId, version: 1, fields: { brand: 'Fjord' } }));
    expect(await bulk(edits)).toMatchObject({ status: 500 });
    await bulk(edits);
    expect(shop.dynamo.rows(TABLE).filter(({ brand }) => brand === 'Fjord')).toHaveLength(ids.length);
  });

  it('is for operators, takes 1 to 100 edits, and one of a product', async () => {
    const edit = { productId: ids[0], version: 1, fields: { title: 'Cup' } };
    const numbered = (count: number) => Array.from({ length: count }, (_, n) => ({ ...edit, productId: `prd_${n}` }));
    expect(await shop.call(bulkEditProducts, { as: buyer, body: { edits: [edit] } })).toMatchObject({ status: 403 });
    for (const edits of [
      [],
      numbered(101),
      [edit, edit],
      [{ ...edit, fields: { id: 'x' } }],
      [{ ...edit, version: 0 }],
    ])
      expect(await bulk(edits)).toMatchObject({ status: 400, body: { type: 'urn:bazaar:problem:invalid-request' } });
    expect(await bulk(numbered(100))).toMatchObject({ status: 200 });
  });
});
