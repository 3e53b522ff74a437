import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '#functions/operations/audit/evidence.ts';
import { awaitSettled } from '#scripts/operations/await-settled.ts';
import { bounds, sound, stock } from '#test/support/builders/operations/evidence.ts';
import { confirmed, NOW } from '#test/support/builders/operations/orders.ts';

/** Looks at one piece of evidence after the other, and at the last one again and again. */
const looking = (...looks: readonly Partial<Evidence>[]) => {
  let time = NOW.getTime();
  let count = 0;
  const ports = {
    look: async () => sound(looks[Math.min(count++, looks.length - 1)]),
    now: () => new Date(time),
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
  };
  return { ports, looked: () => count };
};

const nothing = { orders: [], reservations: [], payments: [], intents: undefined };
const atRest: Partial<Evidence> = { ...nothing, stock: [stock({ markers: {}, live: 0, held: 0, available: 19 })] };
const late: Partial<Evidence> = { ...atRest, orders: [confirmed('fresh', 2)] };
const wrong: Partial<Evidence> = { ...atRest, parked: ['parked/orders/42.json'] };

const patience = { waitMs: 10_000, graceMs: 0, bounds };

describe('npm run audit', () => {
  it('looks once where all is clean and at rest', async () => {
    const { ports, looked } = looking(atRest);
    expect((await awaitSettled(ports, patience)).findings).toEqual([]);
    expect(looked()).toBe(1);
  });

  it('looks again while what is under way may still settle, and ends as soon as it has', async () => {
    const { ports, looked } = looking(late, late, atRest);
    expect((await awaitSettled(ports, patience)).findings).toEqual([]);
    expect(looked()).toBe(3);
  });

  it('has no excuse left when the wait is over', async () => {
    const { ports, looked } = looking(late);
    const { findings } = await awaitSettled(ports, patience);
    expect(findings.map(({ kind }) => kind)).toContain('reservation-not-as-owed');
    expect(looked()).toBe(11);
  });

  it('does not wait for what will never settle', async () => {
    const { ports, looked } = looking(wrong);
    expect((await awaitSettled(ports, patience)).findings).toHaveLength(1);
    expect(looked()).toBe(1);
  });

  it('waits for orders that are undecided within their bounds, and tells of those that stay so', async () => {
    const { ports, looked } = looking({});
    expect(await awaitSettled(ports, patience)).toMatchObject({ findings: [], underWay: 2 });
    expect(looked()).toBe(11);
  });

  it('grants a grace at the end if asked to', async () => {
    const { ports } = looking(late);
    expect((await awaitSettled(ports, { ...patience, graceMs: 300_000 })).findings).toEqual([]);
  });
});
