import { beforeEach, describe, expect, it } from '@jest/globals';
import { getProduct, importProduct, listProducts, setVariantPrices } from '#functions/catalog/contract/routes.ts';
import { operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

const BODY = { ...aProduct({ variants: [aVariant({ listPrices: { EUR: 2490 } })] }), publish: true };

let shop: Catalogue;
const setUp = () => {
  shop = catalogue();
};

const load = (body: object = BODY) => shop.call(importProduct, { as: operator, params: { externalId: 'mug' }, body });

describe('list prices', () => {
  beforeEach(setUp);

  it('are shown beside the prices', async () => {
    const { body } = await load();
    const shown = [{ prices: { EUR: 1990 }, listPrices: { EUR: 2490 } }];
    expect((await shop.call(getProduct, { params: { productId: body.id } })).body.variants).toMatchObject(shown);
    expect((await shop.call(listProducts)).body.items).toMatchObject([{ variants: shown }]);
  });

  it('are no change when they are as they were, and one when they are not', async () => {
    await load();
    expect(await load()).toMatchObject({ headers: { 'bazaar-unchanged': 'true' } });
    const without = await load({ ...BODY, variants: [aVariant()] });
    expect(without.headers).not.toHaveProperty('bazaar-unchanged');
    expect(without.body.variants[0]).not.toHaveProperty('listPrices');
  });

  it('stay when prices are set', async () => {
    const { body } = await load();
    const params = { productId: body.id, sku: 'MUG-BLUE' };
    const headers = { 'if-match': `"${body.version}"` };
    const answer = await shop.call(setVariantPrices, { as: operator, params, body: { EUR: 1790 }, headers });
    expect(answer.body.variants).toMatchObject([{ prices: { EUR: 1790 }, listPrices: { EUR: 2490 } }]);
  });

  it('are refused like prices', async () => {
    const listPrices = { XYZ: 1 };
    expect(await load({ ...BODY, variants: [aVariant({ listPrices })] })).toMatchObject({
      status: 400,
      body: { errors: [expect.objectContaining({ pointer: '/variants/0/listPrices/XYZ' })] },
    });
  });
});
