import { describe, expect, it } from '@jest/globals';
import { importProduct, listProducts } from '#functions/catalog/contract/routes.ts';
import { getOrder, listOrders } from '#functions/orders/contract/routes.ts';
import { type ApiPorts, createApi } from '#scripts/shop/api.ts';
import type { Failure } from '#scripts/shop/failure.ts';
import { retryAfterMs } from '#scripts/shop/http/read-answer.ts';
import { brokenConnection, fakeApi, problem, type Reply } from '#test/unit/scripts/shop/support/fake-api.ts';
import { anOrder, ORDER_ID } from '#test/unit/scripts/shop/support/things.ts';

const NOW = new Date('2026-01-01T12:00:00.000Z');
const page: Reply = { status: 200, body: { items: [] } };

const open = (fake: ReturnType<typeof fakeApi>, changes: Partial<ApiPorts> = {}) => {
  const slept: number[] = [];
  const api = createApi({
    fetch: fake.fetch,
    baseUrl: 'http://api.test/',
    now: () => NOW,
    sleep: async (milliseconds) => void slept.push(milliseconds),
    random: () => 0.5,
    token: async (_, fresh) => (fresh ? 'fresh' : 'kept'),
    onRetry: () => {},
    ...changes,
  });
  return { api, slept };
};

const failureOf = (promise: Promise<unknown>): Promise<Failure> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: Failure) => error,
  );

describe('a request', () => {
  it('has its parameters in the path, its query, its body and a token', async () => {
    const sent: [string, RequestInit][] = [];
    const fetch = async (url: string, init: RequestInit) => {
      sent.push([url, init]);
      return new Response('{}', { status: 404 });
    };
    const { api } = open(fakeApi(), { fetch, baseUrl: 'http://h/$default/' });
    const body = { title: 'A mug' } as never;
    await failureOf(api(importProduct, { params: { externalId: 'seed:a b' }, body }));
    await failureOf(api(listProducts, { query: { category: 'A > B', cursor: undefined, limit: 5 } }));
    const headersOf = (index: number) => Object.fromEntries(new Headers(sent[index]?.[1].headers));
    expect(sent.map(([url]) => url)).toEqual([
      'http://h/$default/admin/products/by-external-id/seed:a%20b',
      'http://h/$default/products?category=A%20%3E%20B&limit=5',
    ]);
    expect(sent[0]?.[1]).toMatchObject({ method: 'PUT', body: JSON.stringify(body) });
    expect(headersOf(0)).toMatchObject({ authorization: 'Bearer kept', 'content-type': 'application/json' });
    expect(headersOf(1)).not.toHaveProperty('content-type');
  });

  it('carries no token where anyone may call', async () => {
    const fake = fakeApi().on(listProducts, page);
    await open(fake).api(listProducts);
    expect(fake.received[0]?.token).toBeUndefined();
  });

  it('is made again with a fresh token when the kept one is refused, once', async () => {
    const fake = fakeApi().on(listOrders, ({ token }) =>
      token === 'fresh' ? page : { status: 401, body: { message: 'Unauthorized' } },
    );
    await open(fake).api(listOrders);
    expect(fake.received.map(({ token }) => token)).toEqual(['kept', 'fresh']);
    const refused = fakeApi().on(listOrders, { status: 401, body: { message: 'Unauthorized' } });
    const { problem: told } = await failureOf(open(refused).api(listOrders));
    expect(told).toEqual({ type: 'about:blank', title: 'Unauthorized', status: 401 });
    expect(refused.received).toHaveLength(2);
  });
});

describe('an answer', () => {
  it('is read by the contract', async () => {
    const fake = fakeApi().on(getOrder, { status: 200, body: { ...anOrder(), later: 'more' } });
    expect((await open(fake).api(getOrder, { params: { orderId: ORDER_ID } })).body).toEqual(anOrder());
  });

  it.each([
    ['a body that the contract does not know', { status: 200, body: { id: 1 } }],
    ['a status that it does not know', { status: 201, body: anOrder() }],
  ])('is refused for %s', async (_, reply) => {
    const fake = fakeApi().on(getOrder, reply);
    const { problem: told } = await failureOf(open(fake).api(getOrder, { params: { orderId: ORDER_ID } }));
    expect(told).toMatchObject({ type: 'unexpected-answer', status: reply.status });
  });

  it('keeps a problem document whole', async () => {
    const errors = [{ in: 'query', pointer: '/limit', message: 'too small' }];
    const fake = fakeApi().on(listProducts, problem(400, 'invalid-request', { errors }));
    const { problem: told, retry } = await failureOf(open(fake).api(listProducts));
    expect(told).toMatchObject({ type: 'urn:bazaar:problem:invalid-request', status: 400, errors });
    expect(retry).toBeUndefined();
    expect(fake.received).toHaveLength(1);
  });
});

describe('trying again', () => {
  it.each([
    [429, 10],
    [503, 10],
    [500, 5],
    [502, 5],
    [504, 5],
    [501, 1],
    [409, 1],
  ])('%s is tried %s times in all', async (status, attempts) => {
    const fake = fakeApi().on(listProducts, problem(status, 'x'));
    await failureOf(open(fake).api(listProducts));
    expect(fake.received).toHaveLength(attempts);
  });

  it('waits twice as long each time up to a cap, by chance less', async () => {
    const { api, slept } = open(fakeApi().on(listProducts, problem(429, 'x')));
    await failureOf(api(listProducts));
    expect(slept).toEqual([125, 250, 500, 1_000, 2_000, 2_500, 2_500, 2_500, 2_500]);
  });

  it('waits in all as long as is written, at most', async () => {
    const { api, slept } = open(fakeApi().on(listProducts, problem(503, 'x')), { random: () => 1 });
    await failureOf(api(listProducts));
    expect(slept.reduce((sum, wait) => sum + wait, 0)).toBe(27_750);
  });

  it('waits as long as Retry-After asks, and by chance longer', async () => {
    const fake = fakeApi().on(listProducts, (_, call) =>
      call === 1 ? { status: 429, headers: { 'retry-after': '3' }, body: {} } : page,
    );
    const { api, slept } = open(fake);
    await api(listProducts);
    expect(slept).toEqual([3_125]);
  });

  it('gives up at once when it is asked to wait too long', async () => {
    const fake = fakeApi().on(listProducts, { status: 503, headers: { 'retry-after': '120' }, body: {} });
    await failureOf(open(fake).api(listProducts));
    expect(fake.received).toHaveLength(1);
  });

  it('reads Retry-After as seconds or as a date', () => {
    expect(retryAfterMs('2', NOW)).toBe(2_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 12:00:05 GMT', NOW)).toBe(5_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 11:00:00 GMT', NOW)).toBe(0);
    expect(retryAfterMs('soon', NOW)).toBeUndefined();
    expect(retryAfterMs(null, NOW)).toBeUndefined();
  });

  it('takes nobody listening for nothing running, at first', async () => {
    const fake = fakeApi().on(listProducts, brokenConnection('ECONNREFUSED'));
    const { problem: told } = await failureOf(open(fake).api(listProducts));
    expect(told).toEqual({ type: 'not-running', title: 'not running: npm start' });
    expect(fake.received).toHaveLength(1);
  });

  it('takes nobody listening for a restart, when there was somebody before', async () => {
    const fake = fakeApi().on(listProducts, (_, call) => (call === 2 ? brokenConnection('ECONNREFUSED') : page));
    const { api } = open(fake);
    await api(listProducts);
    await api(listProducts);
    expect(fake.received).toHaveLength(3);
  });

  it('says which connection broke how', async () => {
    const fake = fakeApi().on(listProducts, brokenConnection('ECONNRESET'));
    const { problem: told } = await failureOf(open(fake).api(listProducts));
    expect(told).toMatchObject({ type: 'unreachable', detail: 'http://api.test: ECONNRESET' });
  });
});
