import { describe, expect, it } from '@jest/globals';
import { accepted, created, etag, ok } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { bind } from '#functions/shared/runtime/api/bind.ts';
import { TooManyRequests } from '#functions/shared/runtime/api/errors.ts';
import { eventOf, lambdaContext } from '#test/support/builders/catalog/call.ts';
import { Away, addThing, api, CartFull, dropThing, getThing, hook } from '#test/support/builders/runtime/things.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const throwing = (error: Error) => bind(getThing, () => Promise.reject(error));

describe('every answer', () => {
  const safe = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'strict-transport-security': expect.stringMatching(/^max-age=\d+$/),
    'x-content-type-options': 'nosniff',
    'x-request-id': 'request-1',
  };

  it('is safe to hand to a browser and says which request it is of', async () => {
    expect((await api(bind(getThing, async () => ok({ n: 1 })))()).headers).toMatchObject(safe);
    expect((await api(throwing(new CartFull('')))()).headers).toMatchObject(safe);
    expect((await api(throwing(new Error('a defect')))()).headers).toMatchObject(safe);
  });

  it('of a route that will go says since when, until when, and where to go', async () => {
    const deprecated = { since: '2026-06-30T23:59:59Z', sunset: '2026-12-31T00:00:00Z', instead: '/v2/things' };
    const farewell = {
      deprecation: '@1782863999',
      sunset: 'Thu, 31 Dec 2026 00:00:00 GMT',
      link: '</v2/things>; rel="successor-version"',
    };
    const old = { ...getThing, deprecated } as const;
    expect((await api(bind(old, async () => ok({ n: 1 })))()).headers).toMatchObject(farewell);
    expect((await api(bind(old, () => Promise.reject(new CartFull(''))))()).headers).toMatchObject(farewell);
  });

  it('says when to come back where that is of use', async () => {
    expect((await api(throwing(new Away('')))()).headers).toMatchObject({ 'retry-after': '1' });
    expect((await api(throwing(new Away('', { retryAfterSeconds: 7 })))()).headers).toMatchObject({
      'retry-after': '7',
    });
    const tooMany = new TooManyRequests('', { retryAfterSeconds: 30 });
    expect(await api(throwing(tooMany))()).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    expect((await api(throwing(new CartFull('')))()).headers).not.toHaveProperty('retry-after');
  });
});

describe('Prefer: return=minimal', () => {
  const adding = (prefer: string, answer: () => ReturnType<typeof created>) =>
    api(bind(addThing, async () => answer() as never))({ body: { n: 1 }, headers: { prefer, 'idempotency-key': 'k' } });

  it.each([
    'return=minimal',
    'RETURN = "minimal"',
    'respond-async, return=minimal; foo=1',
    'return=minimal, return=representation',
  ])('gets an empty answer with all that its headers say: %s', async (prefer) => {
    const answer = await adding(prefer, () => created({ n: 1 }, { ...etag(3), location: '/things/1' }));
    expect(answer).toMatchObject({
      status: 204,
      headers: { 'preference-applied': 'return=minimal', etag: '"3"', location: '/things/1' },
    });
    expect(answer.body).toBeUndefined();
    expect(answer.headers).not.toHaveProperty('content-type');
  });

  it.each([
    'return=representation',
    'return=minimalist',
    'x-return=minimal',
    'wait=5',
    'return=representation, return=minimal',
  ])('is not read into %s', async (prefer) => {
    expect(await adding(prefer, () => created({ n: 1 }))).toMatchObject({ status: 201, body: { n: 1 } });
  });

  it('empties 200 and 202 too, but neither what is read nor a problem', async () => {
    const headers = { prefer: 'return=minimal', 'idempotency-key': 'k' };
    const body = { n: 1 };
    expect((await api(bind(addThing, async () => ok({ n: 1 })))({ headers, body })).status).toBe(204);
    expect((await api(bind(addThing, async () => accepted({ n: 1 })))({ headers, body })).status).toBe(204);
    expect((await api(bind(getThing, async () => ok({ n: 1 })))({ headers })).status).toBe(200);
    expect((await api(throwing(new CartFull('')))({ headers })).body).toMatchObject({ status: 409 });
  });

  it('has nothing to take from an answer that has no body anyway', async () => {
    const drop = api(bind(dropThing, async () => ({ status: 204 as const, body: undefined as never })));
    const answer = await drop({ headers: { prefer: 'return=minimal' } });
    expect(answer.status).toBe(204);
    expect(answer.headers).not.toHaveProperty('content-type');
  });
});

describe('If-None-Match', () => {
  const read = (known: string, headers = etag(3)) =>
    api(bind(getThing, async () => ok({ n: 1 }, headers)))({ headers: { 'if-none-match': known } });

  it.each(['"3"', 'W/"3"', '"1", "3"', '*'])('%s knows version 3', async (known) => {
    const answer = await read(known);
    expect(answer).toMatchObject({ status: 304, headers: { etag: '"3"' } });
    expect(answer.body).toBeUndefined();
  });

  it.each(['"2"', '3', '"33"', ''])('%s does not', async (known) => {
    expect(await read(known)).toMatchObject({ status: 200, body: { n: 1 } });
  });

  it('says nothing where there is no ETag', async () => {
    expect(await read('*', {} as never)).toMatchObject({ status: 200 });
  });
});

describe('the door', () => {
  const add = api(bind(addThing, async ({ body }) => ok(body)));
  const adding = (headers: Record<string, string>, body: unknown = { n: 1 }) =>
    add({ body, headers: { 'idempotency-key': `${Math.random()}`, ...headers } });
  const problem = (slug: string) => ({ type: `urn:bazaar:problem:${slug}` });

  it.each(['application/json', 'Application/JSON; charset=utf-8', 'application/merge-patch+json', ''])(
    'takes a body as %s',
    async (type) => {
      expect(await adding({ 'content-type': type })).toMatchObject({ status: 200 });
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'text/json', 'application/xml+xml'])(
    'refuses a body as %s',
    async (type) => {
      expect(await adding({ 'content-type': type })).toMatchObject({
        status: 415,
        body: problem('unsupported-media-type'),
      });
    },
  );

  it('leaves the bodies of webhooks to who signed them', async () => {
    const receive = api(bind(hook, async ({ rawBody }) => ok({ n: rawBody.length })));
    const headers = { 'content-type': 'text/plain' };
    expect(await receive({ body: 'not JSON', headers })).toMatchObject({ status: 200, body: { n: 8 } });
  });

  it('refuses headers of more than 8 KB, cookies included', async () => {
    const large = { status: 431, body: problem('headers-too-large') };
    expect(await adding({ 'x-much': 'x'.repeat(8_192) })).toMatchObject(large);
    expect(await adding({ 'x-much': 'x'.repeat(7_500) })).toMatchObject({ status: 200 });
    const handler = apiHandler('things', [], fakeWorld());
    const event = { ...eventOf(getThing, {}, 'r'), cookies: ['a='.padEnd(4_096, 'x'), 'b='.padEnd(4_096, 'x')] };
    expect((await handler(event, lambdaContext)).statusCode).toBe(431);
  });
});
