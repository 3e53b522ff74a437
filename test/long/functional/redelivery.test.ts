import { describe, expect, it } from '@jest/globals';
import { violations } from '#test/support/system/facts.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { place, stock } from '#test/support/system/shop.ts';

const BUYERS = 100;

/** A hundred checkouts of one SKU, twice and backwards: more than a minute on a machine that is busy. */
const PATIENCE_MS = 300_000;

/** Everything that the tables say, without the times and the versions that only count writes. */
const said = (system: OfflineSystem): unknown =>
  JSON.parse(
    JSON.stringify(
      ['cart', 'catalog', 'inventory', 'notifications', 'orders', 'payments', 'sandbox', 'shipping'].map((name) =>
        system.rows(name),
      ),
      (key, value: unknown) =>
        ['updatedAt', 'at', 'trace', 'version', 't', 'expiresAt'].includes(key) ? undefined : value,
    ),
  );

/** Checkouts with the inboxes held back, then their messages fed as told. */
const run = async (feed: (system: OfflineSystem) => Promise<void>): Promise<OfflineSystem> => {
  const system = offlineSystem();
  await stock(system, { sku: 'CUP', price: 999, stock: 144 });
  system.hold(true);
  for (let index = 0; index < BUYERS; index++) await place(system, { key: `k${index}`, as: { sub: `buyer-${index}` } });
  await system.settle();
  await feed(system);
  system.hold(false);
  await system.settle();
  return system;
};

const inOrder = async (system: OfflineSystem): Promise<void> => {
  for (const delivery of system.held) await system.deliver(delivery);
};

const twiceAndInReverse = async (system: OfflineSystem): Promise<void> => {
  for (const delivery of system.held.toReversed()) for (let time = 0; time < 2; time++) await system.deliver(delivery);
  await inOrder(system);
};

describe('the messages of many checkouts', () => {
  it(
    'give the same tables whether they come once and in order, or twice and in reverse',
    async () => {
      const once = await run(inOrder);
      const again = await run(twiceAndInReverse);
      expect(once.held.length).toBeGreaterThanOrEqual(BUYERS);
      expect(said(again)).toEqual(said(once));
      expect(violations(once)).toEqual([]);
      expect(violations(again)).toEqual([]);
    },
    PATIENCE_MS,
  );
});
