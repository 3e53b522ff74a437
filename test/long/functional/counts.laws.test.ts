import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Counted, countStock } from '#functions/inventory/application/count-stock.ts';
import { type Stockroom, stockroom } from '#test/support/builders/inventory.ts';

const KEYS = ['a', 'b', 'c'] as const;
const PIECES = { a: 5, b: 7, c: -3 } as const;
type Key = (typeof KEYS)[number];

/** Whatever a request does to the table happens when the scheduler says so. */
const scheduled = ({ ports }: Stockroom, scheduler: fc.Scheduler): Stockroom['ports'] => ({
  ...ports,
  loadStock: scheduler.scheduleFunction(ports.loadStock),
  writeStock: scheduler.scheduleFunction(ports.writeStock),
  openCount: scheduler.scheduleFunction(ports.openCount),
  closeCount: scheduler.scheduleFunction(ports.closeCount),
});

const count = (ports: Stockroom['ports'], { act }: Stockroom, key: Key): Promise<Counted> =>
  countStock(ports)({ sku: 'A', quantity: PIECES[key], route: 'adjustStock', by: 'me', idempotencyKey: key }, act());

const requests = fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 7 });

describe('receipts and adjustments of a few keys at the same moment, however their steps mingle', () => {
  it('count each key once, and give each of its requests the same answer, marked in all but one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), requests, async (scheduler, keys) => {
        const room = await stockroom(10, 'A');
        const ports = scheduled(room, scheduler);
        const under = Promise.all(keys.map((key) => count(ports, room, key)));
        const answers = await scheduler.waitFor(under);
        for (const key of new Set(keys)) {
          const mine = answers.filter((_, index) => keys[index] === key);
          const later = await count(room.ports, room, key);
          expect(later.replayed).toBe(true);
          expect(mine.map(({ stock }) => stock)).toEqual(mine.map(() => later.stock));
          expect(mine.filter(({ replayed }) => !replayed)).toHaveLength(1);
        }
        const counted = [...new Set(keys)].reduce((sum, key) => sum + PIECES[key], 10);
        expect(room.stocks()[0]).toMatchObject({ available: counted });
      }),
    );
  });
});
