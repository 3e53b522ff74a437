import { beforeAll, describe, expect, it } from '@jest/globals';
import { archiveReader } from '#functions/operations/adapters/archive-reader.ts';
import { tableScanner } from '#functions/operations/adapters/table-scanner.ts';
import { findMissing } from '#scripts/operations/find-missing.ts';
import { publishMissing } from '#scripts/operations/publish-missing.ts';
import { audited } from '#test/support/builders/operations/audited.ts';
import { operations } from '#test/support/builders/operations/operations.ts';
import { ordersOf } from '#test/support/system/facts.ts';
import { type BusEvent, fakeBus } from '#test/support/system/fake-clients.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';
import { tableOf } from '#test/support/system/tables.ts';

let system: OfflineSystem;
beforeAll(async () => {
  system = offlineSystem();
  await stock(system, CUP);
  for (const [key, payment] of Object.entries({ a: 'tok_approve', b: 'tok_decline' })) {
    await place(system, { key, payment });
    await system.settle();
  }
});

/** Resync over the system's rows and an archive that got only some of the events. */
const resyncing = async (archived: readonly BusEvent[]) => {
  const scene = await audited(system, []);
  const { archive, bucket } = operations();
  const bus = fakeBus();
  const keep = async (events: readonly BusEvent[]) => {
    if (events.length > 0) await archive(...events.map((event) => JSON.stringify(event)));
  };
  await keep(archived);
  const scan = tableScanner(scene.dynamo.client, tableOf);
  return {
    ...scene,
    /** What it publishes; the archive gets it, as it would by the bus. */
    resync: async (): Promise<BusEvent[]> => {
      const { missing } = await findMissing(scan, archiveReader(bucket.client, 'archive'));
      await publishMissing(bus.client, 'bus', missing);
      const published = bus.take();
      await keep(published);
      return published;
    },
  };
};
const idsOf = (events: readonly BusEvent[]): string[] => events.map(({ detail }) => detail.meta.id).sort();

describe('npm run resync', () => {
  it('publishes nothing when nothing was lost', async () => {
    const { resync } = await resyncing(system.published);
    expect(await resync()).toEqual([]);
  });

  it('publishes just what was lost of histories, under the ids that they had', async () => {
    const lost = system.published.filter(({ detail }) => /^(ord|pay)_/.test(detail.meta.aggregateId));
    const { resync } = await resyncing(system.published.filter((event) => !lost.includes(event)));
    const published = await resync();
    expect(idsOf(published)).toEqual(idsOf(lost));
    for (const { source, detail } of published) {
      const before = lost.find((event) => event.detail.meta.id === detail.meta.id);
      expect([source, detail.data]).toEqual([before?.source, before?.detail.data]);
    }
  });

  it('publishes of states the last word alone', async () => {
    const { resync } = await resyncing([]);
    const published = await resync();
    const words = published.filter(({ source }) => source === 'bazaar.catalog' || source === 'bazaar.inventory');
    expect(words).toMatchObject([
      { 'detail-type': 'ProductPublished.v1' },
      { 'detail-type': 'StockLevelChanged.v1', detail: { data: { sku: 'CUP', level: 'in' } } },
    ]);
  });

  it('publishes a state again when the last word on it was another', async () => {
    const { resync, damage } = await resyncing(system.published);
    damage('inventory', 'stock#CUP#0', { available: 0, version: 99 });
    expect(await resync()).toMatchObject([{ detail: { meta: { id: 'stk_CUP#99' }, data: { level: 'out' } } }]);
  });

  it('has nothing left to do the second time', async () => {
    const { resync } = await resyncing([]);
    expect((await resync()).length).toBeGreaterThan(5);
    expect(await resync()).toEqual([]);
  });

  it('tells of rows that give no event and goes on with the others', async () => {
    const { damage, dynamo } = await resyncing([]);
    const [order] = ordersOf(system);
    damage('orders', order?.id ?? '', { total: { amount: 'much' } });
    const { objects: _, client } = operations().bucket;
    const { invalid, expected } = await findMissing(
      tableScanner(dynamo.client, tableOf),
      archiveReader(client, 'archive'),
    );
    expect(invalid).toMatchObject([{ row: `orders:${order?.id}/order` }]);
    expect(expected).toBeGreaterThan(3);
  });
});
