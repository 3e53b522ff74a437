import { beforeAll, describe, expect, it } from '@jest/globals';
import { retireProduct } from '#functions/catalog/contract/routes.ts';
import { findingId } from '#functions/operations/domain/finding.ts';
import { toEvents } from '#functions/operations/domain/to-events.ts';
import { audited } from '#test/support/builders/operations/audited.ts';
import { TABLE } from '#test/support/builders/operations/operations.ts';
import { admin } from '#test/support/system/api-call.ts';
import { ordersOf } from '#test/support/system/facts.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let system: OfflineSystem;
const placed = async (key: string, payment = 'tok_approve'): Promise<string> => {
  await place(system, { key, payment });
  await system.settle();
  return ordersOf(system).at(-1)?.id ?? '';
};
const inState = (status: string): string => ordersOf(system).find((order) => order.status === status)?.id ?? '';

/** An order in each of the states that checkout and cancel-order end in. */
beforeAll(async () => {
  system = offlineSystem();
  await stock(system, CUP);
  for (const [key, payment] of Object.entries({ a: 'tok_approve', b: 'tok_decline', c: 'tok_timeout' }))
    await placed(key, payment);
  await placed('d');
  await system.cancel(inState('CONFIRMED'));
  system.world.pass(HOUR);
});

describe('the auditor over what the system has written', () => {
  it('finds nothing after orders were confirmed, declined and cancelled', async () => {
    expect(
      ordersOf(system)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['CANCELLED', 'CONFIRMED', 'CONFIRMED', 'REJECTED']);
    const { audit, open } = await audited(system);
    expect(await audit()).toEqual({ findings: 0, raised: 0, stillOpen: 0, closed: 0 });
    expect(await open()).toEqual([]);
  });

  it('finds nothing after a product was retired, whichever version of that a context reads', async () => {
    const shop = offlineSystem();
    await stock(shop, CUP);
    const [{ productId = '' } = {}] = shop.rows('orders') as { productId?: string }[];
    const { status } = await shop.call('catalog', { route: retireProduct, params: { productId }, as: admin });
    expect(status).toBe(200);
    await shop.settle();
    shop.world.pass(HOUR);
    const { audit, open } = await audited(shop);
    await audit();
    expect(await open()).toEqual([]);
  });

  it('writes nothing into the tables that it reads', async () => {
    const { audit, dynamo } = await audited(system);
    dynamo.resetUsage();
    await audit();
    expect(dynamo.usage().filter(({ writeUnits }) => writeUnits > 0)).toEqual([]);
  });

  type Damage = readonly [what: string, context: string, pk: () => string, changes: object, kinds: readonly string[]];

  it.each<Damage>([
    [
      'an order that forgot that it was confirmed',
      'orders',
      () => inState('CONFIRMED'),
      { status: 'PENDING' },
      ['order-undecided', 'order-history-illegal', 'reservation-not-as-owed'],
    ],
    ['a SKU with a piece too many', 'inventory', () => 'stock#CUP#0', { available: 7 }, ['stock-does-not-add-up']],
    ['a SKU that holds too much', 'inventory', () => 'stock#CUP#0', { available: 5, held: 5 }, ['held-stock-not-owed']],
    ['a replica that stayed behind', 'orders', () => 'product#CUP', { sequence: 0 }, ['event-unapplied']],
    ['a cart’s replica that did', 'cart', () => 'product#CUP', { sequence: 0 }, ['event-unapplied']],
    ['a level that carts never heard of', 'cart', () => 'product#CUP', { levelSequence: 0 }, ['event-unapplied']],
    ['shipping’s replica that did', 'shipping', () => 'product#CUP', { sequence: 0 }, ['event-unapplied']],
    [
      'a payment that was lost',
      'payments',
      () => `payment#${inState('CONFIRMED')}`,
      { status: 'VOIDED' },
      ['payment-differs-from-ledger', 'payment-not-as-owed', 'payment-history-illegal'],
    ],
  ])('finds %s', async (_, context, pk, changes, kinds) => {
    const { audit, damage, open } = await audited(system);
    damage(context, pk(), { ...changes });
    await audit();
    expect((await open()).map((found) => found.slice(0, found.indexOf(':'))).sort()).toEqual([...kinds].sort());
  });

  it('finds a reservation that is gone, by the order and by the stock', async () => {
    const { audit, remove, open } = await audited(system);
    const id = inState('CONFIRMED');
    remove('inventory', `reservation#${id}`);
    await audit();
    expect((await open()).sort()).toEqual(['held-stock-not-owed: CUP', `reservation-not-as-owed: ${id}`]);
  });

  it('finds events that never reached the archive', async () => {
    const id = inState('REJECTED');
    const { audit, open } = await audited(
      system,
      system.published.filter(({ detail }) => detail.meta.id !== `${id}#2`),
    );
    await audit();
    expect(await open()).toEqual([`event-unpublished: ${id}`]);
  });

  it('cannot tell of stock whose last word is older than the window, and does not guess', async () => {
    const { audit, open } = await audited(
      system,
      system.published.filter(({ source }) => source !== 'bazaar.inventory'),
    );
    await audit();
    expect(await open()).toEqual([]);
  });

  it('finds stock whose last word in the window is another', async () => {
    const { audit, damage, open } = await audited(system);
    damage('inventory', 'stock#CUP#0', { available: 0, writtenOff: 6, version: 99 });
    await audit();
    expect(await open()).toEqual(['event-unpublished: stk_CUP']);
  });

  it('finds what lies among the dead letters and what relays parked', async () => {
    const { audit, open, queues, bucket } = await audited(system);
    const queue = 'bazaar-test-inventory-inbox-dlq';
    for (let n = 0; n < 25; n++)
      queues.send(
        queue,
        JSON.stringify({ 'detail-type': 'OrderConfirmed.v1', detail: { meta: { id: `ord_${n}#2` } } }),
      );
    queues.send(queue, 'no json');
    bucket.objects.set('parked/orders/42.json', '{}');
    await audit();
    expect((await open()).sort()).toEqual([`dead-letters: ${queue}`, 'parked-record: parked/orders/42.json']);
  });
});

describe('a finding', () => {
  const finding = { kind: 'stock-does-not-add-up', subject: 'CUP' };

  it('is raised once, seen again, closed when it is mended, and raised anew when it comes back', async () => {
    const { audit, damage, finding: load } = await audited(system);
    damage('inventory', 'stock#CUP#0', { available: 7 });
    expect(await audit()).toMatchObject({ findings: 1, raised: 1 });
    const first = await load(findingId(finding));
    system.world.pass(MINUTE);
    expect(await audit()).toMatchObject({ raised: 0, stillOpen: 1 });
    const second = await load(findingId(finding));
    expect(second).toMatchObject({ status: 'open', version: 1, firstSeenAt: first?.firstSeenAt });
    expect(second?.lastSeenAt).not.toBe(first?.lastSeenAt);
    damage('inventory', 'stock#CUP#0', { available: 6 });
    expect(await audit()).toMatchObject({ findings: 0, closed: 1 });
    expect(await load(findingId(finding))).toMatchObject({ status: 'closed', version: 2 });
    damage('inventory', 'stock#CUP#0', { available: 7 });
    expect(await audit()).toMatchObject({ raised: 1 });
    expect(await load(findingId(finding))).toMatchObject({ status: 'open', version: 3 });
  });

  it('is told to others when it is raised, and only then', async () => {
    const { audit, damage, dynamo } = await audited(system);
    damage('inventory', 'stock#CUP#0', { available: 7 });
    await audit();
    await audit();
    damage('inventory', 'stock#CUP#0', { available: 6 });
    await audit();
    const told = dynamo.drainStream(TABLE).map(({ oldImage, newImage = {} }) => toEvents(oldImage, newImage));
    expect(told.map((events) => events.map(({ definition }) => definition.name))).toEqual([['FindingRaised'], [], []]);
    expect(told[0]?.[0]).toMatchObject({
      sequence: 1,
      data: { ...finding, rows: ['inventory:stock#CUP#0/stock'], mend: 'npm run mend -- recount CUP' },
    });
  });

  it('that nobody took from the bus is found itself', async () => {
    const { audit, damage, open } = await audited(system);
    damage('inventory', 'stock#CUP#0', { available: 7 });
    await audit();
    system.world.pass(HOUR);
    await audit();
    expect(await open()).toContain(`event-unpublished: ${findingId(finding)}`);
  });
});
