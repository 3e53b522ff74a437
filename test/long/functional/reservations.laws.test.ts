import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commitStock } from '#functions/inventory/application/commit-stock.ts';
import { countStock } from '#functions/inventory/application/count-stock.ts';
import { knowSkus } from '#functions/inventory/application/know-skus.ts';
import { releaseStock } from '#functions/inventory/application/release-stock.ts';
import { reserveStock } from '#functions/inventory/application/reserve-stock.ts';
import { type Stockroom, stockroom, tombstones } from '#test/support/builders/inventory.ts';
import { tableOf } from '#test/support/system/tables.ts';

const SKUS = ['A', 'B'] as const;
const ORDERS = ['ord_1', 'ord_2', 'ord_3'] as const;
const LINES = {
  ord_1: [['A', 2]],
  ord_2: [
    ['A', 1],
    ['B', 3],
  ],
  ord_3: [
    ['B', 1],
    ['A', 4],
  ],
} as const;
const RECEIVED = 5;

const store = () => stockroom(RECEIVED, ...SKUS);

type OrderId = (typeof ORDERS)[number];

const order = (orderId: OrderId) => ({ orderId, lines: LINES[orderId].map(([sku, quantity]) => ({ sku, quantity })) });

const ACTS = {
  reserve: ({ ports, act }: Stockroom, id: OrderId) => reserveStock(ports)(order(id), act()),
  release: ({ ports, act }: Stockroom, id: OrderId) => releaseStock(ports)(order(id), act()),
  commit: ({ ports, act }: Stockroom, id: OrderId) => commitStock(ports)(order(id), act()),
} as const;

type Step = { readonly act: keyof typeof ACTS; readonly orderId: OrderId; readonly crash: number };

/** Orders that held all their pieces at some time: only those are ever confirmed, and so committed. */
const reserved = new WeakMap<Stockroom, Set<OrderId>>();

const mayHappen = (shop: Stockroom, { act, orderId }: Step): boolean =>
  act !== 'commit' || reserved.get(shop)?.has(orderId) === true;

const remember = (shop: Stockroom, { act, orderId }: Step): void => {
  if (act === 'reserve') reserved.set(shop, (reserved.get(shop) ?? new Set()).add(orderId));
};

/** Lets one write of the act go wrong: none, before its effect, or after it. */
const perform = async (shop: Stockroom, step: Step): Promise<void> => {
  const { act, orderId, crash } = step;
  if (!mayHappen(shop, step)) return;
  if (crash > 1) shop.dynamo.failNext('Update', new Error('crash'), crash % 2 === 0 ? 'before' : 'after');
  await ACTS[act](shop, orderId).then(
    () => remember(shop, step),
    () => undefined,
  );
};

/** As the machine repeats a task; failures that were planted and not yet met are met here. */
const untilDone = async (work: () => Promise<void>): Promise<void> => {
  for (let attempt = 0; attempt < 20; attempt++)
    if (
      await work().then(
        () => true,
        () => false,
      )
    )
      return;
  throw new Error('It never succeeds.');
};

const assertCounts = (shop: Stockroom): void => {
  for (const { available, held, sold, received, writtenOff, live, markers } of shop.stocks()) {
    expect(received).toBe(available + held + sold + writtenOff);
    expect(Math.min(available, held)).toBeGreaterThanOrEqual(0);
    expect(live).toBe(Object.values(markers).filter((marker) => 'q' in marker).length);
  }
};

const steps = fc.array(
  fc.record({
    act: fc.constantFrom<keyof typeof ACTS>('reserve', 'release', 'commit'),
    orderId: fc.constantFrom(...ORDERS),
    crash: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 14 },
);

describe('reserve, commit and release of several orders, in any order, with crashes in between', () => {
  it('never lose or invent a piece', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const shop = await store();
        for (const step of all) {
          await perform(shop, step);
          assertCounts(shop);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('end with every piece back once every order is released, whatever came before and comes late', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const shop = await store();
        for (const step of before.filter(({ act }) => act !== 'commit')) await perform(shop, step);
        for (const orderId of ORDERS) await untilDone(() => ACTS.release(shop, orderId));
        for (const step of after) await perform(shop, { ...step, crash: 0 });
        assertCounts(shop);
        expect(shop.stocks().map(({ available, held }) => [available, held])).toEqual([
          [RECEIVED, 0],
          [RECEIVED, 0],
        ]);
      }),
      { numRuns: 15 },
    );
  });

  it('keep the pieces of a committed order exactly once, and give them back exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), async (commits, releases) => {
        const shop = await store();
        await ACTS.reserve(shop, 'ord_2');
        for (let times = 0; times < commits; times++) await ACTS.commit(shop, 'ord_2');
        expect(shop.stocks().map(({ available, held, live }) => [available, held, live])).toEqual([
          [4, 1, 0],
          [2, 3, 0],
        ]);
        for (let times = 0; times < releases; times++) await ACTS.release(shop, 'ord_2');
        expect(shop.stocks().map(({ available, held }) => [available, held])).toEqual([
          [5, 0],
          [5, 0],
        ]);
      }),
    );
  });
});

describe('an order of 100 lines', () => {
  const lines = Array.from({ length: 100 }, (_, index) => ({ sku: `SKU-${index}`, quantity: 1 }));

  it('is committed and given back whole, in transactions of at most 100 items', async () => {
    const { ports, dynamo, act } = await store();
    await knowSkus(ports)(lines, act());
    for (const { sku } of lines)
      await countStock(ports)({ sku, quantity: 1, route: 'receiveStock', by: 'admin', idempotencyKey: sku }, act());
    await reserveStock(ports)({ orderId: 'ord_big', lines }, act());
    await commitStock(ports)({ orderId: 'ord_big', lines }, act());
    await releaseStock(ports)({ orderId: 'ord_big', lines }, act());
    const rows = dynamo.rows(tableOf('inventory'));
    expect(
      rows
        .filter(({ sk, sku }) => sk === 'stock' && String(sku).startsWith('SKU'))
        .every(({ available }) => available === 1),
    ).toBe(true);
    expect(rows.find(({ sk }) => sk === 'reservation')).toMatchObject({ status: 'RELEASED', returned: 100 });
  });
});

describe('tombstones', () => {
  const one = (index: number) => ({ orderId: `ord_many_${index}`, lines: [{ sku: 'A', quantity: 1 }] });
  const marksOf = (shop: Stockroom): string[] => Object.keys(shop.stocks()[0]?.markers ?? {});

  it('are swept once they are old, and go on keeping late reserves out while they are young', async () => {
    const shop = await store();
    const { ports, world, act } = shop;
    for (let index = 0; index < 12; index++) await releaseStock(ports)(one(index), act());
    await expect(reserveStock(ports)(one(0), act())).rejects.toMatchObject({ name: 'OrderAlreadyDecided' });
    world.pass(300_000);
    await reserveStock(ports)(one(99), act());
    await commitStock(ports)(one(99), act());
    expect(marksOf(shop)).toHaveLength(1);
  });

  it('keep a late reserve out for four minutes, whatever else is written to the SKU meanwhile', async () => {
    const others = fc.array(fc.record({ act: fc.constantFrom('commit', 'release', 'sell out'), wait: fc.nat(59) }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(200), others, async (old, writes) => {
        const shop = await store();
        const { ports, act, world } = shop;
        const marks = tombstones(shop, old, 1_000);
        shop.rewrite(() => ({ markers: marks }));
        await releaseStock(ports)(one(0), act());
        const late = world.now().getTime() + 240_000;
        for (const [index, { act: name, wait }] of writes.entries()) {
          if (world.now().getTime() + wait * 1_000 < late) world.pass(wait * 1_000);
          if (name !== 'sell out') await reserveStock(ports)(one(index + 1), act()).catch(() => undefined);
          await (name === 'commit' ? commitStock : releaseStock)(ports)(one(index + 1), act());
        }
        await expect(reserveStock(ports)(one(0), act())).rejects.toMatchObject({ name: 'OrderAlreadyDecided' });
      }),
      { numRuns: 30 },
    );
  });

  it('go in the end, however many grew old, and whether orders stand, are undone or find nothing', async () => {
    const lives = fc.constantFrom('stand', 'undone', 'nothing');
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000), lives, async (old, life) => {
        const shop = await store();
        const { ports, act } = shop;
        const marks = tombstones(shop, old, 241);
        shop.rewrite(() => ({ markers: marks, ...(life === 'nothing' && { available: 0, received: 0 }) }));
        const orders = Math.ceil(old / 50);
        for (let index = 0; index < orders; index++) {
          await reserveStock(ports)(one(index), act()).catch(() => undefined);
          await (life === 'stand' ? commitStock : releaseStock)(ports)(one(index), act());
        }
        expect(marksOf(shop).length).toBeLessThan(orders + 10);
      }),
      { numRuns: 10 },
    );
  });
});
