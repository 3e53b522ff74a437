import { beforeEach, describe, expect, it } from '@jest/globals';
import { operationsRoutes } from '#functions/operations/contract/index.ts';
import {
  getFaults,
  getHealth,
  listActions,
  listParkedRecords,
  resendParkedRecord,
  setFaults,
} from '#functions/operations/contract/routes.ts';
import { operations } from '#test/support/builders/operations/operations.ts';
import { admin, buyer } from '#test/support/system/api-call.ts';

let ops: ReturnType<typeof operations>;
const setUp = () => {
  ops = operations({ BAZAAR_FAULTS: 'on' });
};

const problem = (slug: string) => ({ type: `urn:bazaar:problem:${slug}` });

describe('GET /health', () => {
  beforeEach(setUp);

  it('answers anyone, with stage and version', async () => {
    ops = operations({ BAZAAR_VERSION: '1.2.3' });
    expect(await ops.call({ route: getHealth })).toMatchObject({
      status: 200,
      body: { status: 'ok', stage: 'test', version: '1.2.3', checks: [{ name: 'operations-table', ok: true }] },
    });
  });

  it('says so when the table does not answer', async () => {
    ops.dynamo.failNext('Get', new Error('throttled'));
    expect(await ops.call({ route: getHealth })).toMatchObject({ status: 503, body: { status: 'failing' } });
  });
});

describe('unknown paths', () => {
  beforeEach(setUp);

  it('are answered with a problem document', async () => {
    const nowhere = { method: 'GET', path: '/nowhere' } as const;
    expect(await ops.call({ route: nowhere })).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/problem+json' },
      body: problem('route-not-found'),
    });
  });
});

describe('the admin routes', () => {
  beforeEach(setUp);

  it.each(operationsRoutes.filter(({ access }) => access === 'admin').map((route) => [route.name, route] as const))(
    'refuse a buyer: %s',
    async (_, route) => {
      expect(await ops.call({ route, as: buyer, body: {} })).toMatchObject({
        status: 403,
        body: problem('not-allowed'),
      });
    },
  );
});

describe('fault switches', () => {
  beforeEach(setUp);

  const switches = [{ target: 'payments-tasks', kind: 'error-after', rate: 0.1 }];

  it('are none at first', async () => {
    expect(await ops.call({ route: getFaults })).toMatchObject({
      status: 200,
      body: { available: true, switches: [] },
    });
  });

  it('are set where every function reads them, and the operator is remembered', async () => {
    expect(await ops.call({ route: setFaults, body: { switches } })).toMatchObject({ status: 200, body: { switches } });
    expect(JSON.parse(ops.parameter.values.get('/bazaar/test/faults') ?? '')).toEqual(switches);
    expect(await ops.call({ route: getFaults })).toMatchObject({ body: { switches } });
    expect((await ops.call({ route: listActions })).body.items).toEqual([
      expect.objectContaining({ what: 'SetFaults', by: admin.sub, target: 'faults', details: switches }),
    ]);
  });

  it('carry their version, on which the next change is made', async () => {
    expect(await ops.call({ route: getFaults })).toMatchObject({ headers: { etag: '"0"' } });
    expect(await ops.call({ route: setFaults, body: { switches } })).toMatchObject({ headers: { etag: '"1"' } });
    const etag = '"1"';
    expect(await ops.call({ route: getFaults, headers: { 'if-none-match': etag } })).toMatchObject({ status: 304 });
    const stale = await ops.call({ route: setFaults, body: { switches: [] }, headers: { 'if-match': '"0"' } });
    expect(stale).toMatchObject({ status: 412, body: problem('stale-version') });
    expect(await ops.call({ route: getFaults })).toMatchObject({ headers: { etag }, body: { switches } });
    expect((await ops.call({ route: listActions })).body.items).toHaveLength(1);
  });

  it('of two operators at once are those of one, who alone is remembered', async () => {
    const none = ops.call({ route: setFaults, body: { switches: [] } });
    const some = ops.call({ route: setFaults, body: { switches } });
    expect([(await none).status, (await some).status]).toEqual([200, 412]);
    expect(ops.parameter.values.get('/bazaar/test/faults')).toBe('[]');
    expect((await ops.call({ route: listActions })).body.items).toHaveLength(1);
  });

  it.each([
    ['a rate above 1', [{ target: '*', kind: 'slow', rate: 2 }]],
    ['an unknown kind', [{ target: '*', kind: 'rust', rate: 1 }]],
    ['an unknown field', [{ target: '*', kind: 'slow', rate: 1, why: 'fun' }]],
  ])('are refused and nothing is remembered: %s', async (_, wrong) => {
    expect(await ops.call({ route: setFaults, body: { switches: wrong } })).toMatchObject({
      status: 400,
      body: problem('invalid-request'),
    });
    expect(ops.rows()).toEqual([]);
  });

  it('are refused when they do not fit their parameter', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      target: `${n}`.padEnd(60, 'x'),
      kind: 'error-before',
      rate: 0.5,
    }));
    expect(await ops.call({ route: setFaults, body: { switches: many } })).toMatchObject({
      status: 413,
      body: problem('too-many-faults'),
    });
    expect(ops.rows()).toEqual([]);
  });

  it('are not there on stages without faults', async () => {
    ops = operations({ BAZAAR_FAULTS: '' });
    expect(await ops.call({ route: getFaults })).toMatchObject({ body: { available: false, switches: [] } });
    expect(await ops.call({ route: setFaults, body: { switches } })).toMatchObject({
      status: 409,
      body: problem('faults-not-available'),
    });
    expect(ops.rows()).toEqual([]);
  });
});

describe('parked records', () => {
  beforeEach(setUp);

  const record = { sequenceNumber: '42', before: { pk: 'ord_1', n: 1 }, after: { pk: 'ord_1', n: 2, at: [null] } };
  const parked = { context: 'orders', reason: 'no owner', parkedAt: '2026-01-01T00:00:00.000Z', record };
  const park = (key: string): void => void ops.bucket.objects.set(key, JSON.stringify(parked));
  const KEY = 'parked/orders/42.json';

  it('are listed with why, page by page', async () => {
    for (const number of [1, 2, 3]) park(`parked/orders/${number}.json`);
    const first = await ops.call({ route: listParkedRecords, query: { limit: '1' } });
    expect(first.body).toMatchObject({
      items: [{ key: 'parked/orders/1.json', context: 'orders', reason: 'no owner' }],
    });
    const next = await ops.call({ route: listParkedRecords, query: { limit: '1', cursor: first.body.nextCursor } });
    expect(next.body.items).toMatchObject([{ key: 'parked/orders/2.json' }]);
    const bad = await ops.call({ route: listParkedRecords, query: { cursor: 'nonsense' } });
    expect(bad).toMatchObject({ status: 400, body: problem('invalid-cursor') });
  });

  it('go through the relay of their own context again, and are parked no longer', async () => {
    park(KEY);
    expect(await ops.call({ route: resendParkedRecord, body: { key: KEY } })).toMatchObject({
      status: 200,
      body: { key: KEY, published: 1, resentAs: 'resent/orders/42.json' },
    });
    expect(ops.lambda.invoked).toMatchObject([
      {
        name: 'bazaar-test-orders-relay',
        event: {
          Records: [
            {
              eventName: 'MODIFY',
              dynamodb: {
                SequenceNumber: '42',
                OldImage: { pk: { S: 'ord_1' }, n: { N: '1' } },
                NewImage: { n: { N: '2' }, at: { L: [{ NULL: true }] } },
              },
            },
          ],
        },
      },
    ]);
    expect([...ops.bucket.objects]).toEqual([['resent/orders/42.json', JSON.stringify(parked)]]);
    expect((await ops.call({ route: listActions })).body.items).toMatchObject([
      { what: 'ResendParkedRecord', target: KEY, by: admin.sub },
    ]);
  });

  it('stay parked when they still give no event', async () => {
    park(KEY);
    ops.lambda.answer({ answer: { published: 0, parked: 1 } });
    expect(await ops.call({ route: resendParkedRecord, body: { key: KEY } })).toMatchObject({
      status: 409,
      body: problem('record-still-parked'),
    });
    expect([...ops.bucket.objects.keys()]).toEqual([KEY]);
  });

  it('stay parked when the relay fails', async () => {
    park(KEY);
    ops.lambda.answer({ FunctionError: 'Unhandled', answer: { errorMessage: 'the bus is away' } });
    expect(await ops.call({ route: resendParkedRecord, body: { key: KEY } })).toMatchObject({
      status: 503,
      body: { ...problem('relay-failed'), detail: expect.stringContaining('the bus is away') },
    });
    expect([...ops.bucket.objects.keys()]).toEqual([KEY]);
  });

  it('are not found under other keys', async () => {
    expect(await ops.call({ route: resendParkedRecord, body: { key: KEY } })).toMatchObject({
      status: 404,
      body: problem('parked-record-not-found'),
    });
    expect(await ops.call({ route: resendParkedRecord, body: { key: 'events/dt=2026-01-01/x.jsonl' } })).toMatchObject({
      status: 400,
    });
    expect(ops.lambda.invoked).toEqual([]);
  });
});

describe('GET /admin/actions', () => {
  beforeEach(setUp);

  it('lists the newest first, by cursor', async () => {
    for (const rate of [0.1, 0.2, 0.3])
      await ops.call({ route: setFaults, body: { switches: [{ target: '*', kind: 'slow', rate }] } });
    const first = await ops.call({ route: listActions, query: { limit: '2' } });
    expect(first.body.items).toMatchObject([{ details: [{ rate: 0.3 }] }, { details: [{ rate: 0.2 }] }]);
    const next = await ops.call({ route: listActions, query: { limit: '2', cursor: first.body.nextCursor } });
    expect(next.body.items).toMatchObject([{ details: [{ rate: 0.1 }] }]);
    expect(next.body).not.toHaveProperty('nextCursor');
  });
});
