import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { findRun, stopRun } from '#scripts/local/running.ts';
import { buyers, decided, order, stockUp } from '#test/support/emulator/api.ts';
import { audit } from '#test/support/emulator/run.ts';
import { PATHS, startSystem } from '#test/support/emulator/shared-system.ts';

const CHECKOUTS = 50;
const WIDTH = 10;

/** A clean stop and a start, as `npm run down` and `npm run up` do it. */
const restart = async (): Promise<void> => {
  const found = await findRun(PATHS);
  if (found === undefined) throw new Error('The tests’ system does not run.');
  expect(await stopRun(PATHS, found)).toBe(true);
  await startSystem(found.run.port);
};

describe('a clean stop and start in the middle of 50 checkouts', () => {
  it('leaves no order undecided, nothing oversold and nobody charged wrongly', async () => {
    await stockUp('RESTARTED', 30);
    const tokens = await buyers(WIDTH);
    const tokenOf = (index: number): string => tokens[index % WIDTH] ?? '';
    const placed: { id: string; token: string }[] = [];
    const placing = Promise.all(
      Array.from({ length: CHECKOUTS }, async (_, index) => {
        const token = tokenOf(index);
        const { body } = await order(token, 'RESTARTED', { key: `restarted-${index}` });
        placed.push({ id: body.id, token });
      }),
    );
    await sleep(1_200);
    await restart();
    await placing;
    const orders = await Promise.all(placed.map(({ id, token }) => decided(token, id, 240)));
    const confirmed = orders.filter(({ status }) => status === 'CONFIRMED').length;
    expect(orders).toHaveLength(CHECKOUTS);
    expect(orders.every(({ status }) => status === 'CONFIRMED' || status === 'REJECTED')).toBe(true);
    expect(confirmed).toBeLessThanOrEqual(30);
    expect(await audit()).toEqual([]);
  }, 480_000);
});
