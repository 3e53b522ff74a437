import { beforeEach, describe, expect, it } from '@jest/globals';
import { commitStock } from '#functions/inventory/application/commit-stock.ts';
import { countStock } from '#functions/inventory/application/count-stock.ts';
import { releaseStock } from '#functions/inventory/application/release-stock.ts';
import { reserveStock } from '#functions/inventory/application/reserve-stock.ts';
import { type Stockroom, stockroom, tombstones } from '#test/support/builders/inventory.ts';

const order = (index: number, quantity = 1) => ({ orderId: `ord_${index}`, lines: [{ sku: 'CUP', quantity }] });

const tombstonesOf = ({ stocks }: Stockroom): number =>
  Object.values(stocks()[0]?.markers ?? {}).filter((marker) => 't' in marker).length;

const ACTS = {
  'an order is committed': async ({ ports, act }: Stockroom, index: number) => {
    await reserveStock(ports)(order(index), act());
    await commitStock(ports)(order(index), act());
  },
  'an order gives its pieces back': async ({ ports, act }: Stockroom, index: number) => {
    await reserveStock(ports)(order(index), act());
    await releaseStock(ports)(order(index), act());
  },
  'an order that found too few pieces is undone': async ({ ports, act }: Stockroom, index: number) => {
    await expect(reserveStock(ports)(order(index, 999), act())).rejects.toMatchObject({ name: 'OutOfStock' });
    await releaseStock(ports)(order(index, 999), act());
  },
  'pieces arrive': async ({ ports, act }: Stockroom, index: number) => {
    const receipt = { sku: 'CUP', quantity: 1, route: 'receiveStock', by: 'admin', idempotencyKey: String(index) };
    await countStock(ports)(receipt, act());
  },
  'pieces are written off': async ({ ports, act }: Stockroom, index: number) => {
    const loss = { sku: 'CUP', quantity: -1, route: 'adjustStock', by: 'admin', idempotencyKey: String(index) };
    await countStock(ports)(loss, act());
  },
} as const;

type ActName = keyof typeof ACTS;

const acts = Object.keys(ACTS) as readonly ActName[];

const OLD = 241;
const YOUNG = 200;
/** Fewer old ones are left lying by a write that could take none along. */
const LEFT = 10;

describe('old tombstones of a SKU', () => {
  let room: Stockroom;

  beforeEach(async () => {
    room = await stockroom(100, 'CUP');
  });

  it.each(acts)('stay few, although each time that %s it is five minutes later', async (name) => {
    for (let index = 0; index < 25; index++) {
      await ACTS[name](room, index);
      room.world.pass(300_000);
    }
    expect(tombstonesOf(room)).toBeLessThanOrEqual(LEFT + 1);
  });

  it.each(acts)('become fewer where there are a thousand when %s, by as many as an expression takes', async (name) => {
    const old = tombstones(room, 1_000, OLD);
    room.rewrite(() => ({ markers: old }));
    await ACTS[name](room, 1);
    expect(tombstonesOf(room)).toBeLessThanOrEqual(951);
  });

  it.each(acts)('are all that goes when %s: young ones stay', async (name) => {
    const young = tombstones(room, 40, YOUNG);
    room.rewrite(() => ({ markers: young }));
    await ACTS[name](room, 1);
    expect(room.stocks()[0]?.markers).toMatchObject(young);
  });

  it('go with the write that leaves another where nothing was held, not with one of their own', async () => {
    const old = tombstones(room, 40, OLD);
    room.rewrite(() => ({ markers: old, available: 0, received: 0 }));
    room.dynamo.resetUsage();
    await releaseStock(room.ports)(order(1), room.act());
    expect(room.dynamo.usage().filter(({ operation }) => operation === 'Update')).toHaveLength(2);
    expect(tombstonesOf(room)).toBe(1);
  });
});

describe('a SKU with more tombstones than a sale can leave in four minutes', () => {
  let room: Stockroom;

  beforeEach(async () => {
    room = await stockroom(100, 'CUP');
    const young = tombstones(room, 4_000, YOUNG);
    room.rewrite(() => ({ markers: young }));
  });

  it('holds nothing more, and takes what was undone all the same', async () => {
    const { ports, act } = room;
    await expect(reserveStock(ports)(order(1), act())).rejects.toMatchObject({ name: 'StockBusy' });
    await releaseStock(ports)(order(1), act());
    expect(tombstonesOf(room)).toBe(4_001);
  });

  it('holds again as soon as the first orders were undone after they grew old', async () => {
    const { ports, act } = room;
    room.world.pass(60_000);
    await releaseStock(ports)(order(1), act());
    await reserveStock(ports)(order(2), act());
    expect(room.stocks()[0]).toMatchObject({ available: 99, held: 1, live: 1 });
  });
});
