import { describe, expect, it } from '@jest/globals';
import { type Claim, idempotencyStore } from '#functions/shared/runtime/api/idempotency.ts';
import type { Reply } from '#functions/shared/runtime/api/reply.ts';
import { defineTable } from '#functions/shared/runtime/define-table.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const table = defineTable({ context: 'cart', indexes: {}, stream: false, expires: true });
const claim: Claim = { owner: 'buyer-1', route: 'addLine', key: 'key-1', request: 'one mug' };
const done: Reply = { status: 200, body: '{"lines":1}', headers: { etag: '"2"' } };
const again = { ...done, headers: { ...done.headers, 'idempotent-replayed': 'true' } };

const LEASE_MS = 30_000;
const DAY_MS = 86_400_000;

const scene = () => {
  const world = fakeWorld();
  const dynamo = fakeDynamo({ tables: { carts: table }, clock: world.now });
  const replies = idempotencyStore(dynamo.client, 'carts', world.now);
  let works = 0;
  const work =
    (reply: Reply = done) =>
    async () => {
      works += 1;
      return reply;
    };
  const crash = () => {
    throw new Error('the worker went away');
  };
  const crashed = () => replies(claim, crash).catch(() => undefined);
  return { world, dynamo, replies, work, crashed, works: () => works };
};

describe('a route that keeps its replies', () => {
  it('does the work once and gives the same answer again, marked as such', async () => {
    const { replies, work, works } = scene();
    expect(await replies(claim, work())).toEqual(done);
    expect(await replies(claim, work())).toEqual(again);
    expect(works()).toBe(1);
  });

  it('knows nothing of the key elsewhere: keys are of one owner and one route', async () => {
    const { replies, work, works } = scene();
    await replies(claim, work());
    await replies({ ...claim, owner: 'buyer-2' }, work());
    await replies({ ...claim, route: 'clear' }, work());
    await replies({ ...claim, key: 'key-2' }, work());
    expect(works()).toBe(4);
  });

  it('refuses another request under the key, also while the first one runs', async () => {
    const { replies, work } = scene();
    const other = { ...claim, request: 'two mugs' };
    await replies(claim, async () => {
      await expect(replies(other, work())).rejects.toMatchObject({ name: 'IdempotencyKeyReused' });
      return done;
    });
    await expect(replies(other, work())).rejects.toMatchObject({ name: 'IdempotencyKeyReused' });
  });

  it('says when to ask again while the first one runs', async () => {
    const { replies, work, works } = scene();
    await replies(claim, async () => {
      await expect(replies(claim, work())).rejects.toMatchObject({
        name: 'RequestInProgress',
        kind: 'conflict',
        facts: { retryAfterSeconds: 1 },
      });
      return done;
    });
    expect(works()).toBe(0);
    expect(await replies(claim, work())).toEqual(again);
  });

  it.each([401, 403, 404, 409, 422, 429, 500, 503])(
    'tries again after %i, with the same request only',
    async (status) => {
      const { replies, work } = scene();
      await replies(claim, work({ status, body: '{}', headers: {} }));
      await expect(replies({ ...claim, request: 'two mugs' }, work())).rejects.toMatchObject({
        name: 'IdempotencyKeyReused',
      });
      expect(await replies(claim, work())).toEqual(done);
      expect(await replies(claim, work())).toEqual(again);
    },
  );

  it('does the work again rather than keep an answer that no row can hold', async () => {
    const { replies, work, works } = scene();
    const huge = { ...done, body: JSON.stringify('x'.repeat(400_000)) };
    await replies(claim, work(huge));
    expect(await replies(claim, work(huge))).toEqual(huge);
    expect(works()).toBe(2);
  });

  it('keeps its row for a day', async () => {
    const { world, replies, work, works } = scene();
    await replies(claim, work());
    world.pass(DAY_MS - 10_000);
    await replies(claim, work());
    expect(works()).toBe(1);
    world.pass(11_000);
    expect(await replies({ ...claim, request: 'two mugs' }, work())).toEqual(done);
  });
});

describe('after a crash in the middle', () => {
  it('nobody does the work while the lease holds; then the same request does it again', async () => {
    const { world, replies, work, crashed } = scene();
    await crashed();
    await expect(replies(claim, work())).rejects.toMatchObject({ name: 'RequestInProgress' });
    world.pass(LEASE_MS);
    expect(await replies(claim, work())).toEqual(done);
    expect(await replies(claim, work())).toEqual(again);
  });

  it('the key still stands for the same request', async () => {
    const { world, replies, work, crashed } = scene();
    await crashed();
    world.pass(LEASE_MS);
    await expect(replies({ ...claim, request: 'two mugs' }, work())).rejects.toMatchObject({
      name: 'IdempotencyKeyReused',
    });
  });

  it('one that was only slow does not overwrite the reply of who took its place', async () => {
    const { world, replies, work } = scene();
    const late: Reply = { ...done, body: '{"lines":2}' };
    await replies(claim, async () => {
      world.pass(LEASE_MS);
      await replies(claim, work());
      return late;
    });
    expect(await replies(claim, work())).toEqual(again);
  });

  it('two that come back at once do the work once', async () => {
    const { world, replies, work, works, crashed } = scene();
    await crashed();
    world.pass(LEASE_MS);
    const outcomes = await Promise.allSettled([replies(claim, work()), replies(claim, work())]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(works()).toBe(1);
  });
});

describe('what it costs', () => {
  it('is two writes for the first request and one refused write for the same again', async () => {
    const { dynamo, replies, work } = scene();
    await replies(claim, work());
    expect(dynamo.usage().map(({ operation }) => operation)).toEqual(['Put', 'Put']);
    dynamo.resetUsage();
    await replies(claim, work());
    expect(dynamo.usage().map(({ operation }) => operation)).toEqual(['Put']);
  });
});
