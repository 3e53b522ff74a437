import { beforeEach, describe, expect, it } from '@jest/globals';
import { importProduct, retireProduct } from '#functions/catalog/contract/routes.ts';
import { operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;

describe('PUT /admin/products/by-external-id/{externalId}', () => {
  beforeEach(() => {
    shop = catalogue();
  });

  const body = { ...aProduct({ variants: [aVariant({ sku: 'HAT' })] }), publish: true };
  const importing = (product: unknown, externalId = 'shein:40460214') =>
    shop.call(importProduct, { as: operator, params: { externalId }, body: product });

  it('adds, leaves or edits: whatever makes the product be as given', async () => {
    const first = await importing(body);
    expect(first).toMatchObject({
      status: 201,
      body: { externalId: 'shein:40460214', status: 'published', version: 1 },
    });
    expect(first.headers).not.toHaveProperty('bazaar-unchanged');
    shop.dynamo.resetUsage();
    const again = await importing(body);
    expect(again).toMatchObject({ status: 200, headers: { 'bazaar-unchanged': 'true' }, body: first.body });
    expect(shop.dynamo.usage()).toMatchObject([{ operation: 'Get', writeUnits: 0 }]);
    const edited = await importing({ ...body, title: 'Hat' });
    expect(edited).toMatchObject({ status: 200, body: { id: first.body.id, title: 'Hat', version: 2 } });
    expect(edited.headers).not.toHaveProperty('bazaar-unchanged');
  });

  it('does not bring back what was retired', async () => {
    const { id: productId } = (await importing(body)).body;
    await shop.call(retireProduct, { as: operator, params: { productId } });
    expect(await importing(body)).toMatchObject({
      status: 409,
      body: { type: 'urn:bazaar:problem:product-already-retired' },
    });
  });

  it.each(['a b', 'ä', '-x', 'x'.repeat(129), '../x'])('refuses %j as a name', async (externalId) => {
    expect(await importing(body, externalId)).toMatchObject({ status: 400 });
  });
});
