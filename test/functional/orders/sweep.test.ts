import { beforeEach, describe, expect, it } from '@jest/globals';
import { ordersOf, violations } from '#test/support/system/facts.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, systemsWith } from '#test/support/system/shop.ts';
import { tableOf } from '#test/support/system/tables.ts';

const open = systemsWith(CUP);
let system: OfflineSystem;

const sweep = () => system.functions.sweep({ id: 'tick' }, {} as never);

/** Three orders whose undo came to nothing, placed a minute apart. */
const setUp = async () => {
  system = await open();
  system.suffer((task) => (['ConfirmOrder', 'UndoPayment', 'ParkOrder'].includes(task) ? 'fails' : 'fine'));
  for (const key of ['first', 'second', 'third']) {
    await place(system, { key });
    await system.settle();
    system.world.pass(60_000);
  }
  system.suffer(() => 'fine');
};

describe('the sweep', () => {
  beforeEach(setUp);

  it('asks again for every undo that stays undone too long, for none before', async () => {
    expect(await sweep()).toBe(0);
    system.world.pass(901_000);
    expect(await sweep()).toBe(3);
    await system.settle();
    expect(ordersOf(system).map(({ status }) => status)).toEqual(['REJECTED', 'REJECTED', 'REJECTED']);
    expect(violations(system)).toEqual([]);
  });

  it('asks for those behind a row that it cannot read, and then fails for that one', async () => {
    const [oldest] = system
      .rows('orders')
      .filter(({ sk }) => sk === 'order')
      .sort((a, b) => String(a.since).localeCompare(String(b.since)));
    system.dynamo.put(tableOf('orders'), { ...oldest, pk: String(oldest?.pk), sk: 'order', history: 'torn' });
    system.world.pass(901_000);
    await expect(sweep()).rejects.toThrow();
    await system.settle();
    const others = system.rows('orders').filter(({ pk, sk }) => sk === 'order' && pk !== oldest?.pk);
    expect(others.map(({ status }) => status)).toEqual(['REJECTED', 'REJECTED']);
  });
});
