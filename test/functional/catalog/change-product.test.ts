import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  createProduct,
  editProduct,
  getProduct,
  getProductForOperators,
  publishProduct,
  replaceProduct,
  retireProduct,
  setVariantPrices,
} from '#functions/catalog/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { buyer, type Call, operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue, TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;
let productId: string;

const created = async (body: unknown, key: string): Promise<string> =>
  (await shop.call(createProduct, { as: operator, body, headers: { 'idempotency-key': key } })).body.id;

const changing = <R extends RouteDefinition>(route: R, asked: Call = {}) =>
  shop.call(route, { as: operator, ...asked, params: { productId, ...asked.params } });

const setUp = async () => {
  shop = catalogue();
  productId = await created({ ...aProduct(), publish: true }, 'key-1');
};

describe('PUT and PATCH /admin/products/{productId}', () => {
  beforeEach(setUp);

  it('rewrite the product or change some of its fields', async () => {
    expect(await changing(replaceProduct, { body: aProduct({ title: 'Cup' }) })).toMatchObject({
      status: 200,
      body: { title: 'Cup', version: 2 },
    });
    expect(await changing(editProduct, { body: { brand: 'Fjord' } })).toMatchObject({
      status: 200,
      body: { title: 'Cup', brand: 'Fjord', version: 3 },
    });
  });

  it('write nothing when nothing changes, and say so', async () => {
    shop.dynamo.resetUsage();
    const answer = await changing(replaceProduct, { body: aProduct() });
    expect(answer).toMatchObject({ status: 200, headers: { 'bazaar-unchanged': 'true' }, body: { version: 1 } });
    expect(shop.dynamo.usage().map(({ writeUnits }) => writeUnits)).toEqual([0]);
  });

  it('cost one plain write when no SKU is new', async () => {
    shop.dynamo.resetUsage();
    await changing(editProduct, { body: { title: 'Cup' } });
    expect(shop.dynamo.usage()).toMatchObject([
      { operation: 'Get' },
      { operation: 'Put', writeUnits: 1, indexWriteUnits: {} },
    ]);
  });

  it('take new SKUs with the product, or change nothing', async () => {
    await created(aProduct({ variants: [aVariant({ sku: 'HAT' })] }), 'key-2');
    const rows = shop.dynamo.rows(TABLE);
    const taken = await changing(editProduct, {
      body: { variants: [aVariant({ sku: 'CUP' }), aVariant({ sku: 'HAT' })] },
    });
    expect(taken).toMatchObject({ status: 409, body: { type: 'urn:bazaar:problem:sku-taken', skus: ['HAT'] } });
    expect(shop.dynamo.rows(TABLE)).toEqual(rows);
    expect(await changing(editProduct, { body: { variants: [aVariant({ sku: 'CUP' })] } })).toMatchObject({
      status: 200,
      body: {
        variants: [
          { sku: 'CUP', status: 'active' },
          { sku: 'MUG-BLUE', status: 'retired' },
        ],
      },
    });
  });

  it('keep the SKU of a retired variant from other products', async () => {
    await changing(editProduct, { body: { variants: [aVariant({ sku: 'CUP' })] } });
    const answer = await shop.call(createProduct, {
      as: operator,
      body: aProduct(),
      headers: { 'idempotency-key': 'key-3' },
    });
    expect(answer).toMatchObject({ status: 409, body: { skus: ['MUG-BLUE'] } });
  });

  it('lose nothing when two edit at once: one of them is told to look again', async () => {
    const [title, brand] = await Promise.all([
      changing(editProduct, { body: { title: 'Cup' } }),
      changing(editProduct, { body: { brand: 'Fjord' } }),
    ]);
    expect([title.status, brand.status]).toEqual([200, 412]);
    expect(brand.body).toMatchObject({ type: 'urn:bazaar:problem:stale-version' });
    expect(await changing(editProduct, { body: { brand: 'Fjord' } })).toMatchObject({
      headers: { etag: '"3"' },
      body: { title: 'Cup', brand: 'Fjord', version: 3 },
    });
  });

  it.each<[string, RouteDefinition, unknown]>([
    ['a rewrite', replaceProduct, aProduct({ title: 'Cup' })],
    ['an edit', editProduct, { title: 'Cup' }],
    ['prices', setVariantPrices, { EUR: 1 }],
  ])('refuse %s of what was changed since it was seen', async (_, route, body) => {
    const { etag = '' } = (await changing(getProductForOperators)).headers;
    await changing(editProduct, { body: { brand: 'Fjord' } });
    const headers = { 'if-match': etag };
    const rows = shop.dynamo.rows(TABLE);
    expect(await changing(route, { params: { sku: 'MUG-BLUE' }, body, headers })).toMatchObject({
      status: 412,
      body: { type: 'urn:bazaar:problem:stale-version' },
    });
    expect(shop.dynamo.rows(TABLE)).toEqual(rows);
  });
});

describe('a table that is busy with the product', () => {
  beforeEach(setUp);

  const conflict = () => new TransactionConflictException({ message: 'in progress', $metadata: {} });
  const cancelled = (Code: string) =>
    new TransactionCanceledException({
      message: 'cancelled',
      $metadata: {},
      CancellationReasons: [{ Code }, { Code: 'None' }],
    });
  const adding = () => changing(editProduct, { body: { variants: [aVariant(), aVariant({ sku: 'CUP' })] } });

  it('is asked again', async () => {
    shop.dynamo.failNext('Put', conflict());
    expect(await changing(editProduct, { body: { title: 'Cup' } })).toMatchObject({ status: 200 });
    shop.dynamo.failNext('TransactWrite', cancelled('TransactionConflict'));
    expect(await adding()).toMatchObject({ status: 200, body: { version: 3 } });
  });

  it('is asked three times at most', async () => {
    for (let n = 0; n < 3; n += 1) shop.dynamo.failNext('Put', conflict());
    expect(await changing(editProduct, { body: { title: 'Cup' } })).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      body: { type: 'urn:bazaar:problem:concurrent-change' },
    });
    expect(await changing(getProductForOperators)).toMatchObject({ body: { title: 'Mug', version: 1 } });
  });

  it('is not asked again for what it refuses for other reasons', async () => {
    shop.dynamo.failNext('TransactWrite', cancelled('ValidationError'));
    expect(await adding()).toMatchObject({ status: 500 });
  });
});

describe('PUT /admin/products/{productId}/variants/{sku}/prices', () => {
  beforeEach(setUp);

  it('sets the prices of a variant', async () => {
    const answer = await changing(setVariantPrices, { params: { sku: 'MUG-BLUE' }, body: { EUR: 2490, JPY: 3200 } });
    expect(answer).toMatchObject({
      status: 200,
      body: { variants: [{ prices: { EUR: 2490, JPY: 3200 } }], version: 3 },
    });
  });

  it.each<[string, unknown, number, string]>([
    ['CUP', { EUR: 1 }, 404, 'variant-not-found'],
    ['cup', { EUR: 1 }, 400, 'invalid-request'],
    ['MUG-BLUE', { XYZ: 1 }, 400, 'invalid-request'],
    ['MUG-BLUE', {}, 400, 'invalid-request'],
  ])('refuses %s at %j', async (sku, body, status, name) => {
    const answer = await changing(setVariantPrices, { params: { sku }, body });
    expect(answer).toMatchObject({ status, body: { type: `urn:bazaar:problem:${name}` } });
  });
});

describe('POST …/publish and …/retire', () => {
  beforeEach(setUp);

  it('put a product on and off sale, once more without effect', async () => {
    expect(await changing(retireProduct)).toMatchObject({ status: 200, body: { status: 'retired', version: 3 } });
    expect(await changing(retireProduct)).toMatchObject({ status: 200, headers: { 'bazaar-unchanged': 'true' } });
    expect(await shop.call(getProduct, { params: { productId } })).toMatchObject({
      status: 200,
      body: { status: 'retired' },
    });
    expect(await changing(publishProduct)).toMatchObject({ status: 200, body: { status: 'published', version: 4 } });
  });

  it('leave a retired product as it is to every other change', async () => {
    await changing(retireProduct);
    const refused = { status: 409, body: { type: 'urn:bazaar:problem:product-already-retired' } };
    expect(await changing(editProduct, { body: { title: 'Cup' } })).toMatchObject(refused);
    expect(await changing(replaceProduct, { body: aProduct() })).toMatchObject(refused);
    expect(await changing(setVariantPrices, { params: { sku: 'MUG-BLUE' }, body: { EUR: 1 } })).toMatchObject(refused);
  });

  it('hide a draft that was given up', async () => {
    productId = await created(aProduct({ variants: [aVariant({ sku: 'CUP' })] }), 'key-2');
    await changing(retireProduct);
    expect(await shop.call(getProduct, { params: { productId } })).toMatchObject({ status: 404 });
  });
});

describe('every route of operators', () => {
  beforeEach(setUp);

  it.each<[RouteDefinition, unknown]>([
    [replaceProduct, aProduct({ variants: [aVariant({ sku: 'NEW' })] })],
    [editProduct, {}],
    [publishProduct, undefined],
    [retireProduct, undefined],
    [getProductForOperators, undefined],
    [setVariantPrices, { EUR: 1 }],
  ])('$name knows no unknown product and no buyer', async (route, body) => {
    const params = { productId: 'prd_unknown', sku: 'NEW' };
    expect(await changing(route, { params, body })).toMatchObject({
      status: 404,
      body: { type: 'urn:bazaar:problem:product-not-found' },
    });
    expect(await changing(route, { params: { sku: 'NEW' }, body, as: buyer })).toMatchObject({ status: 403 });
  });
});
