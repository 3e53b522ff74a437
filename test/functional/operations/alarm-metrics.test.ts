import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { priceChangesFailed } from '#functions/catalog/contract/metrics.ts';
import { auditFindings } from '#functions/operations/contract/metrics.ts';
import { ordersParked } from '#functions/orders/contract/metrics.ts';
import { relayParked } from '#functions/shared/runtime/define-metric.ts';
import { pricing } from '#test/support/builders/catalog/price-changes.ts';
import { listenToMetrics } from '#test/support/builders/metrics.ts';
import { audited } from '#test/support/builders/operations/audited.ts';
import { CUP, place, systemsWith } from '#test/support/system/shop.ts';
import { tableOf } from '#test/support/system/tables.ts';

const open = systemsWith(CUP);
const TRIES = 15;

/** test/infra/access.ts holds that these are the metrics of the templates' alarms. */
describe('what an alarm watches is counted', () => {
  let metrics: ReturnType<typeof listenToMetrics>;
  beforeEach(() => {
    metrics = listenToMetrics();
  });
  afterEach(() => metrics.stop());

  it('when an order is parked, once', async () => {
    const system = await open();
    system.suffer((task) => (task === 'ConfirmOrder' || task === 'UndoPayment' ? 'fails' : 'fine'));
    await place(system);
    expect(metrics.valuesOf(ordersParked)).toEqual([]);
    await system.settle();
    expect(system.rows('orders').map(({ status }) => status)).toContain('NEEDS_ATTENTION');
    expect(metrics.valuesOf(ordersParked)).toEqual([1]);
  });

  it.each(['orders', 'catalog'])('when the relay of %s parks a change', async (context) => {
    const system = await open();
    const unspeakable = { pk: 'ord_x', sk: 'order', v: 2, history: [{ sequence: 1, what: 'Placed' }] };
    const rows = { orders: unspeakable, catalog: { pk: 'prd_x', sk: 'product', status: 'published', version: 1 } };
    system.dynamo.put(tableOf(context), rows[context as keyof typeof rows]);
    await system.settle();
    expect([...system.functions.bucket.objects.keys()]).toEqual([expect.stringContaining(`parked/${context}/`)]);
    expect(metrics.valuesOf(relayParked(context))).toEqual([1]);
  });

  it('by each audit, also when it finds nothing', async () => {
    const system = await open();
    const { audit, damage } = await audited(system);
    await audit();
    damage('inventory', 'stock#CUP#0', { available: 7 });
    await audit();
    expect(metrics.valuesOf(auditFindings)).toEqual([0, 1]);
  });

  it('when a price change is given up, and not before', async () => {
    const shop = await pricing();
    await shop.schedule({ minutes: 1 });
    shop.passMinutes(2);
    const fail = async () => {
      shop.dynamo.failNext('TransactWrite', new Error('The table is away.'));
      await shop.tick();
    };
    for (let n = 1; n < TRIES; n += 1) await fail();
    expect(metrics.valuesOf(priceChangesFailed)).toEqual([]);
    await fail();
    expect(metrics.valuesOf(priceChangesFailed)).toEqual([1]);
  });
});
