import { describe, expect, it } from '@jest/globals';
import { mapConcurrently } from '#functions/shared/runtime/concurrently.ts';
import { isDecided } from '#scripts/shop/orders/order-view.ts';
import type { Progress } from '#scripts/shop/orders/read-order.ts';
import { watchOrder } from '#scripts/shop/orders/watch-order.ts';
import { table } from '#scripts/shop/terminal/table.ts';
import { entry } from '#test/unit/scripts/shop/support/things.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('many things at a time', () => {
  it('keeps the order of the results, and has at most so many under way', async () => {
    let open = 0;
    let most = 0;
    const results = await mapConcurrently([...Array(20).keys()], 4, async (item) => {
      open += 1;
      most = Math.max(most, open);
      for (let turns = item % 3; turns >= 0; turns -= 1) await turn();
      open -= 1;
      return item * 2;
    });
    expect(results).toEqual([...Array(20).keys()].map((item) => item * 2));
    expect(most).toBe(4);
  });

  it('begins nothing more after a failure, and throws it', async () => {
    const begun: number[] = [];
    const work = mapConcurrently([...Array(20).keys()], 2, async (item) => {
      begun.push(item);
      await turn();
      if (item === 3) throw new Error('third');
    });
    await expect(work).rejects.toThrow('third');
    expect(begun.length).toBeLessThan(8);
  });
});

describe('watching an order', () => {
  /** An order that goes through some stages, one at each look, and stays in the last. */
  const watch = async (stages: readonly Progress[], timeoutMs = 60_000) => {
    const slept: number[] = [];
    const told: string[] = [];
    let time = 0;
    let looks = 0;
    const last = await watchOrder(
      {
        progress: async () => stages[Math.min(looks++, stages.length - 1)] ?? { status: 'PENDING', entries: [] },
        onEntry: ({ what }) => told.push(what),
        onWait: () => {},
        now: () => new Date(time),
        sleep: async (milliseconds) => {
          slept.push(milliseconds);
          time += milliseconds;
        },
        random: () => 0.5,
      },
      { reached: isDecided, timeoutMs },
    );
    return { last, slept, told };
  };
  const [placed, asked, rejected] = [entry('Placed', 0), entry('CancellationRequested', 1), entry('Rejected', 2)];

  it('tells each entry once, also when several come at a time', async () => {
    const { last, told } = await watch([
      { status: 'PENDING', entries: [placed] },
      { status: 'PENDING', entries: [placed] },
      { status: 'REJECTED', entries: [placed, asked, rejected] },
    ]);
    expect(told).toEqual(['Placed', 'CancellationRequested', 'Rejected']);
    expect(last.status).toBe('REJECTED');
  });

  it('looks often at first, later every two seconds, and ends in time', async () => {
    const { slept, last } = await watch([{ status: 'CANCELLING', entries: [placed] }], 20_000);
    expect(slept.slice(0, 4)).toEqual([150, 225, 338, 506]);
    expect(Math.max(...slept)).toBe(2_000);
    expect(slept.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(22_000);
    expect(last.status).toBe('CANCELLING');
  });
});

describe('a table', () => {
  it('aligns all columns but the last, whatever their colours', () => {
    const rows = [
      ['\u001b[1mA\u001b[22m', '1', 'ยี่ห้อ'],
      ['BBB', '22', 'x'],
      ['C', '', ''],
    ];
    expect(table(rows, '> ')).toEqual(['> \u001b[1mA\u001b[22m    1   ยี่ห้อ', '> BBB  22  x', '> C']);
    expect(table([])).toEqual([]);
  });
});
