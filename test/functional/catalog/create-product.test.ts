import { beforeEach, describe, expect, it } from '@jest/globals';
import { createProduct, editProduct, getProduct, getProductForOperators } from '#functions/catalog/contract/routes.ts';
import { buyer, operator } from '#test/support/builders/catalog/call.ts';
import { type Catalogue, catalogue, TABLE } from '#test/support/builders/catalog/catalogue.ts';
import { aProduct, aVariant } from '#test/support/builders/catalog/products.ts';

let shop: Catalogue;
const setUp = () => {
  shop = catalogue();
};

const key = (value: string) => ({ 'idempotency-key': value });
const creating = (body: unknown, idempotencyKey = 'key-1') =>
  shop.call(createProduct, { as: operator, body, headers: key(idempotencyKey) });

describe('POST /admin/products', () => {
  beforeEach(setUp);

  it('adds a draft that operators see and the public does not', async () => {
    const { status, headers, body } = await creating(aProduct({ brand: 'Fjord' }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...aProduct({ brand: 'Fjord' }),
      status: 'draft',
      version: 1,
      variants: [{ status: 'active' }],
    });
    expect(headers).toMatchObject({ location: `/admin/products/${body.id}`, 'content-type': 'application/json' });
    const params = { productId: body.id };
    expect(await shop.call(getProductForOperators, { as: operator, params })).toMatchObject({ status: 200, body });
    expect(await shop.call(getProduct, { params })).toMatchObject({
      status: 404,
      body: { type: 'urn:bazaar:problem:product-not-found' },
    });
  });

  it('keeps the weight of a variant, and shows it to the public', async () => {
    const { body } = await creating({ ...aProduct({ variants: [aVariant({ weightGrams: 430 })] }), publish: true });
    const seen = await shop.call(getProduct, { params: { productId: body.id } });
    expect(seen.body.variants).toMatchObject([{ sku: 'MUG-BLUE', weightGrams: 430 }]);
    const [published] = await shop.published();
    expect(published?.detail.data.variants).toMatchObject([{ weightGrams: 430 }]);
  });

  it('tells the version of what it shows, and says nothing to who has seen it', async () => {
    const { body, headers } = await creating({ ...aProduct(), publish: true });
    expect(headers.etag).toBe('"1"');
    const params = { productId: body.id };
    const known = { 'if-none-match': '"1"' };
    expect(await shop.call(getProduct, { params })).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect(await shop.call(getProduct, { params, headers: known })).toMatchObject({ status: 304, body: null });
    const edited = { params, as: operator, body: { title: 'Cup' } };
    expect(await shop.call(editProduct, edited)).toMatchObject({ headers: { etag: '"2"' } });
    expect(await shop.call(getProduct, { params, headers: known })).toMatchObject({ status: 200 });
  });

  it('says no more than is wanted', async () => {
    const headers = { ...key('key-1'), prefer: 'return=minimal' };
    const answer = await shop.call(createProduct, { as: operator, body: aProduct(), headers });
    expect(answer).toMatchObject({ status: 204, body: null, headers: { etag: '"1"' } });
    expect(answer.headers.location).toMatch(/^\/admin\/products\/prd_/);
  });

  it('adds a product for sale at once', async () => {
    const { body } = await creating({ ...aProduct(), publish: true });
    const seen = await shop.call(getProduct, { params: { productId: body.id } });
    expect(seen).toMatchObject({ status: 200, body: { ...aProduct(), status: 'published', variants: [aVariant()] } });
    expect(seen.body).not.toHaveProperty('version');
  });

  it('gives the same answer to the same request, marked, and adds nothing', async () => {
    const first = await creating(aProduct());
    const rows = shop.dynamo.rows(TABLE);
    const again = await creating(aProduct());
    expect(again).toMatchObject({ status: 201, body: first.body, headers: { 'idempotent-replayed': 'true' } });
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(shop.dynamo.rows(TABLE)).toEqual(rows);
  });

  it('gives it again as it was made, with no write more, whatever became of the product', async () => {
    const made = await creating({ ...aProduct(), publish: true });
    const params = { productId: made.body.id };
    shop.world.pass(60_000);
    await shop.call(editProduct, { as: operator, params, headers: { 'if-match': '"1"' }, body: { title: 'Cup' } });
    const rows = shop.dynamo.rows(TABLE);
    const again = await creating({ ...aProduct(), publish: true });
    expect(again).toMatchObject({ status: 201, headers: { etag: '"1"', location: made.headers.location } });
    expect(again.body).toEqual(made.body);
    expect(shop.dynamo.rows(TABLE)).toEqual(rows);
    const seen = await shop.call(getProductForOperators, { as: operator, params });
    expect(seen).toMatchObject({ headers: { etag: '"2"' }, body: { title: 'Cup' } });
  });

  it('adds one product when the same request comes twice at once', async () => {
    const [one, other] = await Promise.all([creating(aProduct()), creating(aProduct())]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body).toEqual(one.body);
    expect(shop.dynamo.rows(TABLE)).toHaveLength(2);
  });

  it('gives a SKU to one of two products that ask for it at once', async () => {
    const answers = await Promise.all([creating(aProduct(), 'key-1'), creating(aProduct(), 'key-2')]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  });

  it('refuses another request under the same key', async () => {
    await creating(aProduct());
    const rows = shop.dynamo.rows(TABLE);
    expect(await creating(aProduct({ title: 'Cup' }))).toMatchObject({
      status: 422,
      body: { type: 'urn:bazaar:problem:idempotency-key-reused' },
    });
    expect(shop.dynamo.rows(TABLE)).toEqual(rows);
  });

  it('finds the product made when the answer of the write was lost', async () => {
    shop.dynamo.failNext('TransactWrite', new Error('lost'), 'after');
    expect(await creating(aProduct())).toMatchObject({ status: 500 });
    expect(await creating(aProduct())).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
    expect(shop.dynamo.rows(TABLE)).toHaveLength(2);
  });

  it('keeps a SKU for the product that has it, and names it to the other', async () => {
    await creating(aProduct());
    const variants = [aVariant({ sku: 'CUP' }), aVariant({ sku: 'MUG-BLUE' })];
    expect(await creating(aProduct({ variants }), 'key-2')).toMatchObject({
      status: 409,
      body: { type: 'urn:bazaar:problem:sku-taken', skus: ['MUG-BLUE'], detail: expect.stringContaining('MUG-BLUE') },
    });
    expect(shop.dynamo.rows(TABLE)).toHaveLength(2);
    expect(await creating(aProduct({ variants: [aVariant({ sku: 'CUP' })] }), 'key-2')).toMatchObject({ status: 201 });
  });

  it('takes as many variants as it says', async () => {
    const variants = Array.from({ length: 99 }, (_, n) => aVariant({ sku: `S${n}` }));
    expect(await creating(aProduct({ variants }))).toMatchObject({ status: 201 });
    expect(shop.dynamo.rows(TABLE)).toHaveLength(100);
  });
});

describe('bad requests', () => {
  beforeEach(setUp);

  const problem = (name: string) => ({ body: { type: `urn:bazaar:problem:${name}` } });

  it.each<[string, unknown, number, string]>([
    ['malformed JSON', '{"title":', 400, 'malformed-json'],
    ['no body', undefined, 400, 'malformed-json'],
    ['a list', [], 400, 'invalid-request'],
    ['an unknown field', { ...aProduct(), colour: 'blue' }, 400, 'invalid-request'],
    ['an unknown currency', aProduct({ variants: [aVariant({ prices: { XYZ: 1 } })] }), 400, 'invalid-request'],
    ['a body over 256 KB', { ...aProduct(), description: 'x'.repeat(2 ** 20) }, 413, 'body-too-large'],
    [
      'a product over 200 KB',
      aProduct({
        attributes: Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${n}`, 'x'.repeat(2_000)])),
        description: 'y'.repeat(9_000),
      }),
      413,
      'product-too-large',
    ],
  ])('with %s are refused and change nothing', async (_, body, status, name) => {
    expect(await creating(body)).toMatchObject({
      status,
      ...problem(name),
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(shop.dynamo.rows(TABLE)).toEqual([]);
  });

  it('say where the fault is', async () => {
    expect(await creating(aProduct({ variants: [aVariant({ prices: { XYZ: 1 } })] }))).toMatchObject({
      body: {
        errors: [{ in: 'body', pointer: '/variants/0/prices/XYZ', message: 'is not an active currency of ISO 4217' }],
      },
    });
  });

  it('without an idempotency key are refused', async () => {
    const answer = await shop.call(createProduct, { as: operator, body: aProduct() });
    expect(answer).toMatchObject({ status: 400, ...problem('idempotency-key-missing') });
  });

  it('by a buyer or by nobody are refused', async () => {
    const asked = { body: aProduct(), headers: key('k') };
    expect(await shop.call(createProduct, { ...asked, as: buyer })).toMatchObject({
      status: 403,
      ...problem('not-allowed'),
    });
    expect(await shop.call(createProduct, asked)).toMatchObject({ status: 401, ...problem('not-authenticated') });
    expect(shop.dynamo.rows(TABLE)).toEqual([]);
  });
});
