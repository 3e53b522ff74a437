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
        responses: { '202': json({ $ref: '#/components/schemas/Order' }), '409': {} },
        ...operation,
      },
    },
  },
  components: {
    schemas: { Order: order, Wish: wish, ...more },
    parameters: { Key: { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } } },
  },
});

const wanting = (change: Record<string, Json>): JsonObject => api({}, { Wish: { ...wish, ...change } });
const field = (name: keyof typeof wish.properties, schema: JsonObject): JsonObject =>
  wanting({ properties: { ...wish.properties, [name]: schema } });
const answering = (change: Record<string, Json>): JsonObject => api({}, { Order: { ...order, ...change } });
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
    ['a status that is gone', api({ responses: { '409': {} } }), 'POST /orders: does not answer 202 any more'],
    ['a body that is gone', api({ responses: { '202': {} } }), 'POST /orders: 202 has no body any more'],
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
    [
      'a lower maximum',
      field('quantity', { type: 'integer', minimum: 1, maximum: 99 }),
      'POST /orders: quantity now has maximum 99',
    ],
    ['a shorter text', field('sku', { type: 'string', maxLength: 8 }), 'POST /orders: sku now has maxLength 8'],
    ['a new bound', field('cart', { type: 'string', minLength: 3 }), 'POST /orders: cart now has minLength 3'],
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
    ['new problems', api({ responses: { '202': json(order), '409': {}, '410': {} } })],
  ])('lets %s pass', (_name, after) => {
    expect(httpChanges(api(), after as JsonObject)).toEqual([]);
  });

  it('lets a route go that was deprecated', () => {
    expect(httpChanges(api({ deprecated: true }), { paths: {} })).toEqual([]);
  });
});

describe('the API', () => {
  it('breaks no client of the committed document', async () => {
    const committed = JSON.parse(readFileSync(OPENAPI, 'utf8')) as JsonObject;
    expect(httpChanges(committed, await openApiDocument())).toEqual([]);
  });
});
