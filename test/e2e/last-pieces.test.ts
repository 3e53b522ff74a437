import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { workers } from '#scripts/local/emulator.ts';
import { findRun } from '#scripts/local/running.ts';
import { adminToken, buy, buyers, call, stockUp } from '#test/support/emulator/api.ts';
import { liveCharges } from '#test/support/emulator/aws.ts';
import { executionTexts, logLines } from '#test/support/emulator/leaky-places.ts';
import { audit } from '#test/support/emulator/run.ts';
import { PATHS } from '#test/support/emulator/shared-system.ts';

const BUYERS = 50;
const PIECES = 10;

let tokens: string[];

const WARM = 8;

/** Starts the functions' processes: what is asked here is who gets the last piece, not how a cold laptop copes. */
const warmUp = async (): Promise<void> => {
  await stockUp('WARM-UP', WARM);
  await Promise.all(tokens.slice(0, WARM).map((token) => buy(token, 'WARM-UP')));
};

beforeAll(async () => {
  tokens = await buyers(BUYERS);
  await warmUp();
}, 120_000);

const setFaults = async (switches: unknown[]): Promise<void> => {
  const token = await adminToken();
  const etag = (await call('/admin/faults', { token })).headers.get('etag') ?? '';
  const body = { switches };
  const answer = await call('/admin/faults', { method: 'PUT', token, body, headers: { 'if-match': etag } });
  expect(answer.status).toBe(200);
  await sleep(2_500); // functions read the switches anew every two seconds
};

afterEach(() => setFaults([]));

type Outcome = {
  readonly confirmed: readonly string[];
  readonly statuses: readonly string[];
  readonly available: number;
};

/** All buyers at once for the same ten pieces. */
const rush = async (sku: string, seconds: number): Promise<Outcome> => {
  const orders = await Promise.all(tokens.map((token) => buy(token, sku, {}, seconds)));
  const { body } = await call(`/admin/stock/${sku}`, { token: await adminToken() });
  return {
    confirmed: orders.flatMap(({ id, status }) => (status === 'CONFIRMED' ? [id] : [])),
    statuses: orders.map(({ status }) => status),
    available: body.available,
  };
};

/** @returns false when it had gone by itself meanwhile */
const kill = (pid: number): boolean => {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
};

/** Lines and executions that tell of a fault: those are what a function logs and what a machine is answered. */
const faultsSeen = async (): Promise<number> => {
  const texts = [...(await logLines()), ...(await executionTexts())];
  return texts.filter((text) => text.includes('as a fault switch asks')).length;
};

const chargedAmong = async (orderIds: readonly string[]): Promise<number> => {
  const charges = await liveCharges();
  return orderIds.filter((id) => charges.has(id)).length;
};

describe('50 buyers at once for 10 pieces', () => {
  it('get exactly 10, each charged once; the others get nothing and pay nothing', async () => {
    await stockUp('LAST-PIECES', PIECES);
    const { confirmed, statuses, available } = await rush('LAST-PIECES', 120);
    expect(confirmed).toHaveLength(PIECES);
    expect(statuses.filter((status) => status === 'REJECTED')).toHaveLength(BUYERS - PIECES);
    expect(available).toBe(0);
    expect(await chargedAmong(confirmed)).toBe(PIECES);
    expect(await audit()).toEqual([]);
  }, 240_000);

  it('never get more with a tenth of all tasks failing before and after their effect', async () => {
    await stockUp('LAST-PIECES-FAULTS', PIECES);
    const kinds = ['error-before', 'error-after'];
    const targets = ['orders-tasks', 'inventory-tasks', 'payments-tasks'];
    await setFaults(targets.flatMap((target) => kinds.map((kind) => ({ target, kind, rate: 0.1 }))));
    const before = await faultsSeen();
    const { confirmed, statuses, available } = await rush('LAST-PIECES-FAULTS', 240);
    await setFaults([]);
    expect(await faultsSeen()).toBeGreaterThan(before);
    expect(statuses.every((status) => status === 'CONFIRMED' || status === 'REJECTED')).toBe(true);
    expect(confirmed.length + available).toBe(PIECES);
    expect(await chargedAmong(confirmed)).toBe(confirmed.length);
    expect(await audit()).toEqual([]);
  }, 420_000);

  it('never get more when the workers are killed in the middle of it', async () => {
    await stockUp('LAST-PIECES-KILLED', PIECES);
    let killing = true;
    const killer = (async () => {
      let killed = 0;
      for (let round = 0; round < 10 && killing; round++) {
        await sleep(400);
        const found = await findRun(PATHS);
        const all = await workers({ pid: found?.run.pid });
        for (const { pid } of all.filter(({ functionName }) => functionName.endsWith('-tasks'))) {
          if (kill(pid)) killed++;
        }
      }
      return killed;
    })();
    const { confirmed, available } = await rush('LAST-PIECES-KILLED', 240);
    killing = false;
    expect(await killer).toBeGreaterThan(0);
    expect(confirmed.length + available).toBe(PIECES);
    expect(await chargedAmong(confirmed)).toBe(confirmed.length);
    expect(await audit()).toEqual([]);
  }, 420_000);
});
