import { describe, expect, it } from '@jest/globals';
import { created } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { bind } from '#functions/shared/runtime/api/bind.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { addThing, api, CartFull } from '#test/support/builders/runtime/things.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

describe('a route that keeps its replies', () => {
  const adding = (answer: () => Promise<{ readonly n: number }>) =>
    api(bind(addThing, async () => created(await answer(), { location: '/things/1' })));
  const one = { body: { n: 1 }, headers: { 'idempotency-key': 'k' } };

  it('gives them again, with an id of the request of their own', async () => {
    let works = 0;
    const add = adding(async () => ({ n: ++works }));
    await add(one);
    expect(await add(one)).toMatchObject({
      status: 201,
      headers: { location: '/things/1', 'idempotent-replayed': 'true', 'x-request-id': 'request-2' },
      body: { n: 1 },
    });
    const minimal = { ...one, headers: { ...one.headers, prefer: 'return=minimal' } };
    expect(await add(minimal)).toMatchObject({ status: 204, headers: { 'idempotent-replayed': 'true' } });
  });

  it('takes what the path, the query and the body say for the request, in any order of fields', async () => {
    const add = adding(async () => ({ n: 1 }));
    await add({ ...one, query: { colour: 'red' } });
    expect((await add({ ...one, query: { colour: 'red' }, body: '{ "n": 1 }' })).status).toBe(201);
    expect((await add({ ...one, query: { colour: 'blue' } })).status).toBe(422);
    expect((await add({ ...one, query: { colour: 'red' }, body: { n: 2 } })).status).toBe(422);
  });

  it('keeps neither a failure nor a refusal: the next one with the key may be served', async () => {
    const errors = [new Error('a defect'), new CartFull('No.'), undefined];
    const add = adding(async () => {
      const error = errors.shift();
      if (error) throw error;
      return { n: 1 };
    });
    expect((await add(one)).status).toBe(500);
    expect(await add(one)).toMatchObject({ status: 409, body: { type: 'urn:bazaar:problem:cart-full' } });
    const served = await add(one);
    expect(served.status).toBe(201);
    expect(served.headers).not.toHaveProperty('idempotent-replayed');
    expect((await add({ ...one, body: { n: 2 } })).status).toBe(422);
  });

  it('tells who comes while the first one runs when to ask again', async () => {
    let second: Awaited<ReturnType<typeof add>> | undefined;
    const add = adding(async () => {
      second = await add(one);
      return { n: 1 };
    });
    expect((await add(one)).status).toBe(201);
    expect(second).toMatchObject({
      status: 409,
      headers: { 'retry-after': '1' },
      body: { type: 'urn:bazaar:problem:request-in-progress' },
    });
  });

  it('is not deployed without a place for them, nor for strangers who would share it', () => {
    const deploy = (route: RouteDefinition) => () => apiHandler('things', [bind(route, () => never())], fakeWorld());
    const never = (): Promise<never> => Promise.reject(new Error());
    expect(deploy(addThing)).toThrow('addThing keeps its replies');
    expect(deploy({ ...addThing, access: 'public' })).toThrow('addThing is public');
  });
});
