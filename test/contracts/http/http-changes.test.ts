import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { httpChanges } from '#scripts/contracts/http-changes.ts';
import { OPENAPI, openApiDocument } from '#scripts/contracts/openapi/document.ts';
import type { Json, JsonObject } from '#scripts/contracts/openapi/json.ts';

const order = {
  type: 'object',
  required: ['id', 'status'],
  properties: { id: { type: 'string' }, status: { enum: ['PENDING', 'CONFIRMED'] }, note: { type: 'string' } },
};

const wish = {
  type: 'object',
  additionalProperties: false,
  required: ['sku'],
  properties: {
    sku: { type: 'string', maxLength: 64 },
    quantity: { type: 'integer', minimum: 1, maximum: 999 },
    speed: { enum: ['slow', 'fast'] },
    cart: { type: 'string' },
  },
};

const json = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } });

const PLACED: JsonObject = {
  headers: { Location: { required: true, schema: { type: 'string' } } },
  ...json({ $ref: '#/components/schemas/Order' }),
};

const refused = (...types: string[]): JsonObject => ({
  headers: { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } },
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ type: 'object' }],
        properties: { type: { enum: types.map((type) => `urn:bazaar:problem:${type}`) } },
      },
    },
  },
});

/** A small API: what is changed of it comes as parts of its one operation. */
const api = (operation: Record<string, Json> = {}, more: Record<string, Json> = {}): JsonObject => ({
  paths: {
    '/orders': {
      post: {
        operationId: 'placeOrder',
        security: [{ accessToken: [] }],
        parameters: [
          { $ref: '#/components/parameters/Key' },
          { name: 'page', in: 'query', schema: { type: 'string' } },
        ],
        requestBody: { required: true, ...json({ $ref: '#/components/schemas/Wish' }) },
        responses: { '202': PLACED, '409': refused('price-changed'), '422': refused('unknown-sku') },
        ...operation,
      },
    },
  },
  components: {
    schemas: { Order: order, Wish: wish, ...more },
    headers: { 'X-Request-Id': { schema: { type: 'string' } } },
    parameters: { Key: { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } } },
  },
});

const wanting = (change: Record<string, Json>): JsonObject => api({}, { Wish: { ...wish, ...change } });
const field = (name: keyof typeof wish.properties, schema: JsonObject): JsonObject =>
  wanting({ properties: { ...wish.properties, [name]: schema } });
const answering = (change: Record<string, Json>): JsonObject => api({}, { Order: { ...order, ...change } });
/** With other answers; `null` takes one away. */
const answered = (change: Record<string, Json>): JsonObject => {
  const responses = { '202': PLACED, '409': refused('price-changed'), '422': refused('unknown-sku'), ...change };
  return api({ responses: Object.fromEntries(Object.entries(responses).filter(([, one]) => one !== null)) });
};
const page = (change: Record<string, Json>): JsonObject =>
  api({ parameters: [{ name: 'page', in: 'query', schema: { type: 'string' }, ...change }] });

const { cart: _, ...withoutCart } = wish.properties;
const { id: __, ...withoutId } = order.properties;

describe('the check for breaking changes of the API', () => {
  it.each([
    ['a route that is gone', { paths: {} }, 'POST /orders is gone'],
    ['another name', api({ operationId: 'order' }), 'POST /orders: is called order now'],
    [
      'other callers',
      api({ security: [{ accessToken: ['admin'] }] }),
      'POST /orders: lets others in: [{"accessToken":[]}] became [{"accessToken":["admin"]}]',
    ],
    ['a status that is gone', answered({ '202': null }), 'POST /orders: does not answer 202 any more'],
    [
      'a body that is gone',
      answered({ '202': { headers: PLACED.headers ?? {} } }),
      'POST /orders: 202 has no body any more',
    ],
    [
      'an answer of another kind',
      answered({ '202': { ...PLACED, content: { 'text/plain': {} } } }),
      'POST /orders: 202 is not answered as application/json any more',
    ],
    [
      'a header of an answer that is gone',
      answered({ '202': { ...PLACED, headers: {} } }),
      'POST /orders: 202 has no header Location any more',
    ],
    [
      'a header of an answer that may be missing',
      answered({ '202': { ...PLACED, headers: { Location: { schema: { type: 'string' } } } } }),
      'POST /orders: 202: header Location may now be missing',
    ],
    [
      'a header of a refusal that is gone',
      answered({ '409': { ...refused('price-changed'), headers: {} } }),
      'POST /orders: 409 has no header X-Request-Id any more',
    ],
    [
      'a problem of another name',
      answered({ '409': refused('total-changed') }),
      'the problem urn:bazaar:problem:price-changed is gone',
    ],
    [
      'a problem that no route has any more',
      answered({ '409': null }),
      'the problem urn:bazaar:problem:price-changed is gone',
    ],
    [
      'a problem of another status',
      answered({ '409': null, '422': refused('unknown-sku', 'price-changed') }),
      'the problem urn:bazaar:problem:price-changed was 409 and is 422',
    ],
    ['a request without its body', api({ requestBody: {} }), 'POST /orders: takes no body any more'],
    [
      'a request of another kind',
      api({ requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' } } } } }),
      'POST /orders: takes no application/json any more',
    ],
    ['a field of an answer that is gone', answering({ properties: withoutId }), 'POST /orders: 202: body.id is gone'],
    [
      'a field of an answer that may be missing',
      answering({ required: ['id'] }),
      'POST /orders: 202: body.status may now be missing',
    ],
    [
      'a new value in an answer',
      answering({ properties: { ...order.properties, status: { enum: ['PENDING', 'CONFIRMED', 'LOST'] } } }),
      'POST /orders: 202: body.status may now be LOST',
    ],
    ['a field that must be given', wanting({ required: ['sku', 'cart'] }), 'POST /orders: cart must be given now'],
    ['a field that is refused', wanting({ properties: withoutCart }), 'POST /orders: cart is refused now'],
    ['a narrower choice', field('speed', { enum: ['fast'] }), 'POST /orders: speed may no longer be slow'],
    [
      'a choice where all was taken',
      field('cart', { type: 'string', enum: ['a'] }),
      'POST /orders: cart takes only some values now',
    ],
    ['a shorter text', field('sku', { type: 'string', maxLength: 8 }), 'POST /orders: sku now has maxLength 8'],
    ['another type', field('cart', { type: 'integer' }), 'POST /orders: cart must now have type "integer"'],
    [
      'a pattern',
      field('cart', { type: 'string', pattern: '^crt' }),
      'POST /orders: cart must now have pattern "^crt"',
    ],
    ['a parameter that must be given', page({ required: true }), 'POST /orders: query page must be given now'],
    ['a parameter that is refused', api({ parameters: [] }), 'POST /orders: query page is refused now'],
  ])('finds %s', (_name, after, sentence) => {
    expect(httpChanges(api(), after)).toEqual([sentence]);
  });

  it('finds a header that must be given', () => {
    const key = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
    const parameters = [{ name: 'page', in: 'query', schema: { type: 'string' } }, key];
    expect(httpChanges(api(), api({ parameters }))).toEqual(['POST /orders: header If-Match must be given now']);
  });

  it.each([
    [
      'new routes',
      { paths: { ...(api().paths as JsonObject), '/carts': { get: {} } }, components: api().components ?? {} },
    ],
    ['new fields in answers', answering({ properties: { ...order.properties, total: { type: 'integer' } } })],
    ['new optional fields in requests', wanting({ properties: { ...wish.properties, coupon: { type: 'string' } } })],
    ['wider bounds', field('quantity', { type: 'integer', minimum: 0 })],
    ['new problems', answered({ '409': refused('price-changed', 'stale-cart'), '410': refused('order-gone') })],
    ['new headers', answered({ '202': { ...PLACED, headers: { ...(PLACED.headers as JsonObject), ETag: {} } } })],
  ])('lets %s pass', (_name, after) => {
    expect(httpChanges(api(), after as JsonObject)).toEqual([]);
  });

  it('lets a route go that was deprecated, with problems that it alone had', () => {
    expect(httpChanges(api({ deprecated: true }), { paths: {} })).toEqual([]);
  });

  it('lets a route stay that was to go', () => {
    const headers = { Location: (PLACED.headers as JsonObject).Location ?? {}, Sunset: {} };
    expect(httpChanges(answered({ '202': { ...PLACED, headers } }), api())).toEqual([]);
  });

  it('lets a route refuse less where another still refuses it', () => {
    const both = (post: JsonObject): JsonObject => {
      const { paths, ...rest } = api();
      return { ...rest, paths: { ...(paths as JsonObject), '/guest/orders': { post } } };
    };
    const own = { responses: { '409': refused('price-changed') } };
    expect(httpChanges(both(own), both({ responses: {} }))).toEqual([]);
  });
});

const text = readFileSync(OPENAPI, 'utf8');
const committed = JSON.parse(text) as JsonObject;

/** The committed document after a careless day. */
const careless = (): JsonObject => {
  const renamed = text
    .replaceAll('problem:price-changed"', 'problem:total-changed"')
    .replaceAll('problem:not-allowed"', 'problem:forbidden"')
    .replaceAll('"maximum": 999', '"maximum": 999, "multipleOf": 6');
  const document = JSON.parse(renamed) as { readonly paths: Record<string, Record<string, JsonObject>> };
  const { post = {}, ...orders } = document.paths['/orders'] ?? {};
  const { '202': placed, ...refusals } = post.responses as Record<string, JsonObject>;
  const responses = { ...refusals, '202': { ...placed, headers: {} } };
  const { requestBody: _, ...adding } = document.paths['/cart/lines']?.post ?? {};
  const paths = {
    ...document.paths,
    '/orders': { ...orders, post: { ...post, responses } },
    '/cart/lines': { ...document.paths['/cart/lines'], post: adding },
  };
  return { ...document, paths };
};

describe('the API', () => {
  it('breaks no client of the committed document', async () => {
    expect(httpChanges(committed, await openApiDocument())).toEqual([]);
  });

  it('would break those who know a problem by its type, find an order by its header, or buy one piece', () => {
    expect(httpChanges(committed, careless())).toEqual(
      expect.arrayContaining([
        'the problem urn:bazaar:problem:price-changed is gone',
        'the problem urn:bazaar:problem:not-allowed is gone',
        'POST /orders: 202 has no header Location any more',
        'POST /orders: lines[].quantity now has multipleOf 6',
        'POST /cart/lines: takes no body any more',
      ]),
    );
  });
});
