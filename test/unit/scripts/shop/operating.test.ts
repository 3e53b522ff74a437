import { describe, expect, it } from '@jest/globals';
import { getFaults, setFaults } from '#functions/operations/contract/fault-routes.ts';
import { listParkedRecords, resendParkedRecord } from '#functions/operations/contract/parked-routes.ts';
import { getHealth, listFindings } from '#functions/operations/contract/routes.ts';
import type { FaultSwitch } from '#functions/shared/runtime/faults/fault-switch.ts';
import { fakeApi, problem, type Received, type Reply } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run } from '#test/unit/scripts/shop/support/run.ts';

/** Operations, as far as it keeps fault switches. */
const faultsApi = (...before: FaultSwitch[]) => {
  let switches: readonly FaultSwitch[] = before;
  const answer = (): Reply => ({ status: 200, headers: { etag: '"7"' }, body: { available: true, switches } });
  return fakeApi()
    .on(getFaults, answer)
    .on(setFaults, ({ body }: Received) => {
      switches = (body as { switches: FaultSwitch[] }).switches;
      return answer();
    });
};

const SLOW = { target: '*', kind: 'slow', rate: 0.5, delayMs: 800 } as const;
const CRASH = { target: 'payments-tasks', kind: 'crash', rate: 0.1 } as const;

describe('shop faults', () => {
  it('lists what is switched on', async () => {
    const { out, signedIn } = await run(faultsApi(SLOW, CRASH).fetch, 'faults');
    expect(out).toMatch(/\* +slow +50 % +800 ms\npayments-tasks +crash +10 %\n/);
    expect(signedIn).toEqual(['admin@bazaar.test']);
    expect((await run(faultsApi().fetch, 'faults list')).out).toBe('no faults are switched on\n');
  });

  it('adds a switch, or takes the place of the one for the same target and kind', async () => {
    const api = faultsApi(SLOW, CRASH);
    const { json } = await run(api.fetch, 'faults set payments-tasks crash 25% --json');
    expect(json).toEqual({ available: true, switches: [SLOW, { ...CRASH, rate: 0.25 }] });
    expect(api.received.at(-1)).toMatchObject({ ifMatch: '"7"' });
    const again = await run(api.fetch, 'faults set payments-tasks slow 1 --delay 50 --json');
    expect(again.json).toMatchObject({ switches: [SLOW, { kind: 'crash' }, { kind: 'slow', rate: 1, delayMs: 50 }] });
  });

  it('clears all, or one target', async () => {
    expect((await run(faultsApi(SLOW, CRASH).fetch, 'faults clear payments-tasks --json')).json).toMatchObject({
      switches: [SLOW],
    });
    expect((await run(faultsApi(SLOW, CRASH).fetch, 'faults clear --json')).json).toMatchObject({ switches: [] });
  });

  it.each(['faults set x melt 0.1', 'faults set x slow 1.5', 'faults set x slow often', 'faults set x slow'])(
    'refuses %s',
    async (line) => {
      const api = faultsApi();
      expect((await run(api.fetch, line)).code).toBe(1);
      expect(api.received).toEqual([]);
    },
  );

  it('prints the problem of a stage without faults', async () => {
    const api = faultsApi().on(setFaults, problem(409, 'faults-not-available'));
    const { code, err } = await run(api.fetch, 'faults set x slow 1');
    expect(code).toBe(1);
    expect(err).toContain('Title of faults-not-available. (409)');
  });
});

const parkedAt = '2026-01-01T00:00:00.000Z';
const record = (number: number) => ({
  key: `parked/orders/${number}.json`,
  context: 'orders',
  reason: 'no event',
  parkedAt,
});
const KEYS = [1, 2, 3].map((number) => record(number).key);

/** Three records on two pages. */
const parkedApi = () =>
  fakeApi()
    .on(listParkedRecords, ({ query }) => ({
      status: 200,
      body: query.cursor ? { items: [record(3)] } : { items: [record(1), record(2)], nextCursor: 'next' },
    }))
    .on(resendParkedRecord, ({ body }) => {
      const { key } = body as { key: string };
      return { status: 200, body: { key, published: 1, resentAs: key.replace('parked', 'resent') } };
    });

describe('shop parked and resend', () => {
  it('lists what is parked', async () => {
    const { out, err } = await run(parkedApi().fetch, 'parked');
    expect(out).toContain('parked/orders/1.json');
    expect(err).toContain('--cursor next');
  });

  it('sends one again', async () => {
    const api = parkedApi();
    const { code, json } = await run(api.fetch, ['resend', KEYS[1] ?? '', '--json']);
    expect(code).toBe(0);
    expect(json).toEqual({ records: [{ key: KEYS[1], published: 1 }] });
  });

  it('sends all pages of them again, and tells which stay parked', async () => {
    const api = parkedApi();
    const answer = (): Reply => problem(409, 'record-still-parked');
    api.on(resendParkedRecord, ({ body }, call) =>
      call === 2 ? answer() : { status: 200, body: { ...(body as object), published: 2, resentAs: 'resent/x' } },
    );
    const { code, json } = await run(api.fetch, 'resend --all --json');
    expect(code).toBe(2);
    expect(json).toEqual({
      records: [
        { key: KEYS[0], published: 2 },
        { key: KEYS[1], stillParked: true },
        { key: KEYS[2], published: 2 },
      ],
    });
  });

  it.each(['resend', `resend ${KEYS[0]} --all`])('wants either a key or --all: %s', async (line) => {
    const api = parkedApi();
    expect((await run(api.fetch, line)).code).toBe(1);
    expect(api.received).toEqual([]);
  });
});

describe('shop findings', () => {
  it('tells what, why and what mends it', async () => {
    const finding = {
      id: 'fnd_1',
      kind: 'order-undecided',
      subject: 'ord_1',
      rows: ['orders:ord_1/ord_1'],
      what: 'PENDING for 20 minutes',
      likelyCause: 'The relay stands still',
      mend: 'npm run resync',
      firstSeenAt: parkedAt,
      lastSeenAt: parkedAt,
    };
    const api = fakeApi().on(listFindings, { status: 200, body: { items: [finding] } });
    const { code, out } = await run(api.fetch, 'findings');
    expect(code).toBe(0);
    for (const part of ['order-undecided', 'ord_1', 'PENDING for', 'The relay', 'npm run resync', 'orders:ord_1/ord_1'])
      expect(out).toContain(part);
  });
});

describe('shop health', () => {
  const body = (ok: boolean) => ({
    status: ok ? 'ok' : 'failing',
    stage: 'local',
    version: '1',
    checks: [{ name: 'operations-table', ok }],
  });

  it('ends with exit code 0 when all is well', async () => {
    const api = fakeApi().on(getHealth, { status: 200, body: body(true) });
    const { code, json, signedIn } = await run(api.fetch, 'health --json');
    expect(code).toBe(0);
    expect(json).toEqual(body(true));
    expect(signedIn).toEqual([]);
  });

  it('takes a failing system for an answer, not for a failure to try again', async () => {
    const api = fakeApi().on(getHealth, { status: 503, body: body(false) });
    const { code, out } = await run(api.fetch, 'health');
    expect(code).toBe(1);
    expect(out).toContain('failing  operations-table');
    expect(api.calls(getHealth)).toBe(1);
  });
});
