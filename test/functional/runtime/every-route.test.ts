import { describe, expect, it } from '@jest/globals';
import { writeCursor } from '#functions/shared/runtime/api/cursor.ts';
import { PROBLEM_PREFIX } from '#functions/shared/runtime/api/problem.ts';
import { routeKey } from '#functions/shared/runtime/define-route.ts';
import { everyApi, everyRoute, type KnownRoute, type Request } from '#test/support/system/every-api.ts';
import { sampleRequest } from '#test/support/system/sample-request.ts';

const api = await everyApi();
const routes = await everyRoute();
/** In which something may be done. */
const served = await everyApi();
/** Pages are files and no JSON, with a stack of their own, and not in the document: who asks for more gets the file. */
const documented = routes.filter(({ context }) => context !== 'docs');
const samples = new Map(routes.map(({ route }) => [route, sampleRequest(route)]));

const named = (known: KnownRoute): [string, KnownRoute] => [routeKey(known.route), known];
const those = (which: (known: KnownRoute) => unknown): [string, KnownRoute][] => documented.filter(which).map(named);

const SAFE = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'content-type': 'application/problem+json',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': expect.stringContaining('max-age='),
  'x-content-type-options': 'nosniff',
  'x-request-id': expect.stringMatching(/^request-\d+$/),
};

/** Calls a route with a sound request, but for what the test spoils, and looks at all that must hold of the refusal. */
const refusal = async (known: KnownRoute, spoilt: Request) => {
  const sound = samples.get(known.route);
  const headers = Object.entries({ ...sound?.headers, ...spoilt.headers }).filter(([, value]) => value !== '');
  const answer = await api.call(known, { body: {}, ...sound, ...spoilt, headers: Object.fromEntries(headers) });
  expect(answer.headers).toMatchObject(SAFE);
  expect(answer.body).toMatchObject({
    status: answer.status,
    type: expect.stringContaining(PROBLEM_PREFIX),
    title: expect.stringMatching(/\.$/),
    detail: expect.any(String),
    instance: expect.stringMatching(/^\//),
  });
  expect(api.rows()).toEqual([]);
  return { status: answer.status, slug: String(answer.body.type).slice(PROBLEM_PREFIX.length), body: answer.body };
};

const TOO_MUCH = JSON.stringify({ much: 'x'.repeat(256 * 1024) });

describe('every route', () => {
  it('is in an API, and every API is here', () => {
    expect(new Set(routes.map(({ context }) => context))).toEqual(new Set(api.contexts));
    expect(routes.length).toBeGreaterThan(30);
  });

  it.each(routes.map(named))('%s refuses headers of more than 8 KB', async (_, known) => {
    expect(await refusal(known, { headers: { 'x-much': 'x'.repeat(8_192) } })).toMatchObject({
      status: 431,
      slug: 'headers-too-large',
    });
  });
});

const invalid = { status: 400, slug: 'invalid-request' };

describe('every route, whatever it takes', () => {
  it.each(documented.map(named))('%s refuses a parameter that it does not know, and names it', async (_, known) => {
    const refused = await refusal(known, { query: { ...samples.get(known.route)?.query, 'no-such': '1' } });
    expect(refused).toMatchObject({ ...invalid, body: { errors: [{ in: 'query', pointer: '' }] } });
    expect(JSON.stringify(refused.body.errors)).toContain('no-such');
  });

  it.each(documented.map(named))('%s refuses a body larger than any may be', async (_, known) => {
    expect(await refusal(known, { body: TOO_MUCH })).toMatchObject({ status: 413, slug: 'body-too-large' });
  });
});

describe('every route without a body', () => {
  const bodiless = those(({ route }) => !(route.body || route.rawBody));

  it.each(bodiless)('%s refuses a field, and names it', async (_, known) => {
    for (const field of ['price', 'owner']) {
      const { status, slug, body } = await refusal(known, { body: { [field]: 1 } });
      expect({ status, slug }).toEqual(invalid);
      expect(body.errors).toMatchObject([{ in: 'body', pointer: '' }]);
      expect(JSON.stringify(body.errors)).toContain(field);
    }
  });

  it.each(bodiless)('%s refuses whatever else is no empty object', async (_, known) => {
    for (const body of ['{{{', '{', 'null', '[]', '"text"', '1', 'a=b'])
      expect(await refusal(known, { body })).toMatchObject({ ...invalid, body: { errors: [{ in: 'body' }] } });
  });

  it.each(bodiless)('%s takes none, and an empty object for none', async (_, known) => {
    const statuses: number[] = [];
    for (const body of [undefined, '', ' ', '{}', ' {\n}'])
      statuses.push((await served.call(known, { ...samples.get(known.route), body })).status);
    expect(statuses).not.toContain(400);
    expect(new Set(statuses).size).toBe(1);
  });
});

describe('every route with a body', () => {
  const withBody = those(({ route }) => route.body);

  it.each(withBody)('%s refuses what is not JSON', async (_, known) => {
    for (const body of ['{', '', '{"a":1}}', "{'a':1}"])
      expect(await refusal(known, { body })).toMatchObject({ status: 400, slug: 'malformed-json' });
  });

  it.each(withBody)('%s refuses JSON that is no object', async (_, known) => {
    for (const body of ['null', '[]', '"text"', '1'])
      expect(await refusal(known, { body })).toMatchObject({ status: 400, slug: 'invalid-request' });
  });

  it.each(withBody)('%s refuses a field that it does not know, and names it', async (_, known) => {
    for (const field of ['no-such-field', 'owner']) {
      const { status, slug, body } = await refusal(known, { body: { [field]: {} } });
      expect({ status, slug }).toEqual({ status: 400, slug: 'invalid-request' });
      expect(JSON.stringify(body.errors)).toContain(field);
    }
    expect(await refusal(known, { body: '{"__proto__":{}}' })).toMatchObject({ status: 400, slug: 'invalid-request' });
  });

  it.each(withBody)('%s refuses other media', async (_, known) => {
    const headers = { 'content-type': 'text/plain' };
    expect(await refusal(known, { headers })).toMatchObject({ status: 415, slug: 'unsupported-media-type' });
  });
});

describe('every route that takes an idempotency key', () => {
  it.each(those(({ route }) => route.idempotent))('%s wants one, and one of ours', async (_, known) => {
    const missing = { status: 400, slug: 'idempotency-key-missing' };
    expect(await refusal(known, { headers: { 'idempotency-key': '' } })).toMatchObject(missing);
    for (const key of ['a b', 'ü', 'x'.repeat(256)])
      expect(await refusal(known, { headers: { 'idempotency-key': key } })).toMatchObject({
        status: 400,
        slug: 'invalid-request',
        body: { errors: [{ in: 'header', pointer: '/idempotency-key' }] },
      });
  });
});

describe('every route that edits', () => {
  it.each(those(({ route }) => route.ifMatch))('%s wants to know which version', async (_, known) => {
    const missing = { status: 428, slug: 'precondition-required' };
    expect(await refusal(known, { headers: { 'if-match': '' } })).toMatchObject(missing);
    for (const tag of ['1', '"x"', 'W/"1"', '*', '"1", "2"', '"-1"'])
      expect(await refusal(known, { headers: { 'if-match': tag } })).toMatchObject({
        status: 400,
        slug: 'invalid-request',
        body: { errors: [{ in: 'header', pointer: '/if-match' }] },
      });
  });
});

describe('every list', () => {
  const lists = those(({ route }) => route.query?.shape.limit);
  const paged = those(({ route }) => route.query?.shape.cursor);

  it.each(lists)('%s is capped', async (_, known) => {
    for (const limit of ['0', '101', '1.5', 'all'])
      expect(await refusal(known, { query: { limit } })).toMatchObject(invalid);
  });

  it.each(paged)('%s goes on by its own cursors only', async (_, known) => {
    const another = writeCursor(['anotherList'], { id: 'x', at: '2026-01-01T00:00:00.000Z' });
    const old = Buffer.from('{"id":"x"}').toString('base64url');
    for (const cursor of ['nonsense', another, old, another.slice(1), `${another}A`])
      expect(await refusal(known, { query: { cursor } })).toMatchObject({ status: 400, slug: 'invalid-cursor' });
  });
});

/** POSTs that neither create nor charge, or cannot have a key, each with why it may be sent twice. */
