import { beforeEach, describe, expect, it } from '@jest/globals';
import { commitStock } from '#functions/inventory/application/commit-stock.ts';
import { reserveStock } from '#functions/inventory/application/reserve-stock.ts';
import { type Stockroom, stockroom, tombstones } from '#test/support/builders/inventory.ts';

const order = (index: number, quantity = 1) => ({ orderId: `ord_${index}`, lines: [{ sku: 'CUP', quantity }] });

const tombstonesOf = ({ stocks }: Stockroom): number =>
  Object.values(stocks()[0]?.markers ?? {}).filter((marker) => 't' in marker).length;

const OLD = 241;

describe('a backlog of a thousand old tombstones', () => {
  let room: Stockroom;

  beforeEach(async () => {
    room = await stockroom(100, 'CUP');
    const old = tombstones(room, 1_000, OLD);
    room.rewrite(() => ({ markers: old }));
  });

  it('goes as orders are committed, a part at each', async () => {
    for (let index = 0; index < 21; index++) {
      await reserveStock(room.ports)(order(index), room.act());
      await commitStock(room.ports)(order(index), room.act());
    }
    expect(tombstonesOf(room)).toBe(21);
  });
});
