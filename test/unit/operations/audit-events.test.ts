import { describe, expect, it } from '@jest/globals';
import { inventorySubscriptions } from '#functions/inventory/contract/subscriptions.ts';
import { subscriptionChecks } from '#functions/operations/audit/applied/checks.ts';
import { expectedEvents } from '#functions/operations/audit/expected-events.ts';
import { rules } from '#functions/operations/audit/rules.ts';
import { deadlineSubscriptions, ordersSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import { toEvents } from '#functions/orders/domain/to-events.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import { auditOf, CONFIRMED, found, product, sound, storedTrace } from '#test/support/builders/operations/evidence.ts';
import { ago, confirmed } from '#test/support/builders/operations/orders.ts';

const { published } = sound();
const row = { ...confirmed('confirmed'), pk: CONFIRMED, sk: 'order', trace: storedTrace };
const { events: missing } = expectedEvents('orders', toEvents, row);
const inDeadLetters = (queue: string, eventId: string) => [
  { queue, count: 1, letters: [{ messageId: 'm-1', eventId, detailType: 'Any.v1' }] },
];

describe('an event that was not published', () => {
  it('is found by the row that it follows from', () => {
    const [finding, ...more] = auditOf({ published: { ...published, missing } });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ kind: 'event-unpublished', subject: CONFIRMED, mend: 'npm run resync' });
    expect(finding?.what).toContain(`OrderPlaced ${CONFIRMED}#1`);
    expect(finding?.what).toContain(`OrderConfirmed ${CONFIRMED}#2`);
  });

  it('is given time to come through the relay', () => {
    const fresh = expectedEvents('orders', toEvents, { ...row, ...confirmed('confirmed', 4) }).events;
    expect(found({ published: { ...published, missing: fresh } })).toEqual([]);
    expect(found({ published: { ...published, missing: fresh } }, { graceMs: 0 })).toHaveLength(1);
  });

  it('is none of its kind while it lies among the dead letters of the archive', () => {
    const [first] = missing;
    const deadLetters = inDeadLetters('bazaar-test-operations-archive-dlq', `${CONFIRMED}#1`);
    expect(found({ published: { ...published, missing: first ? [first] : [] }, deadLetters })).toEqual([
      'dead-letters: bazaar-test-operations-archive-dlq',
    ]);
  });
});

describe('a row that a rule cannot read', () => {
  it('is told as a finding, and keeps no other rule from its say', () => {
    const [payment, ...others] = sound().payments;
    const spoilt = { ...payment, amount: undefined } as never;
    const findings = auditOf({ payments: [spoilt, ...others], parked: ['parked/orders/1.json'] });
    expect(findings.map(({ kind }) => kind)).toContain('parked-record');
    expect(findings.find(({ kind }) => kind === 'payment-differs-from-ledger')?.what).toMatch(
      /^It could not be judged/,
    );
  });
});

describe('a row that gives no event', () => {
  it('is found, with what is wrong with it', () => {
    const { events, invalid } = expectedEvents('orders', toEvents, { ...row, owner: undefined });
    expect(events).toEqual([]);
    expect(auditOf({ invalid })).toMatchObject([{ kind: 'row-gives-no-event', subject: `orders:${CONFIRMED}/order` }]);
  });
});

describe('a published product that was not applied', () => {
  it.each([
    ['orders does not know it', { replicas: [] }, 'prd_cup#3 orders'],
    [
      'orders knows an older one',
      { replicas: [{ sku: 'CUP', productId: 'prd_cup', active: true, sequence: 2 }] },
      'prd_cup#3 orders',
    ],
    [
      'orders has not heard that it was retired',
      {
        products: [product({ status: 'retired', retiredAt: ago(60), version: 4 })],
        published: { missing: [], lastSequenceOf: () => 4 },
      },
      'prd_cup#4 orders',
    ],
  ])('is found: %s', (_, changes, subject) => {
    expect(found(changes)).toEqual([`event-unapplied: ${subject}`]);
  });

  it('is found where inventory does not know its SKU', () => {
    expect(found({ stock: [], reservations: [], orders: [], payments: [], intents: [] })).toEqual([
      'event-unapplied: prd_cup#3 inventory',
    ]);
  });

  it('is found with the command that publishes it again', () => {
    expect(auditOf({ replicas: [] })).toMatchObject([
      { rows: ['catalog:prd_cup/product', 'orders:product#CUP/product'], mend: 'npm run mend -- republish prd_cup' },
    ]);
  });

  it('is none of its kind while it lies among the dead letters of the subscriber', () => {
    const deadLetters = inDeadLetters('bazaar-test-orders-inbox-dlq', 'prd_cup#3');
    expect(found({ replicas: [], deadLetters })).toEqual(['dead-letters: bazaar-test-orders-inbox-dlq']);
    const elsewhere = inDeadLetters('bazaar-test-inventory-inbox-dlq', 'prd_cup#3');
    expect(found({ replicas: [], deadLetters: elsewhere })).toContain('event-unapplied: prd_cup#3 orders');
  });

  it('is none before it is published, which is another finding', () => {
    expect(found({ replicas: [], published: { missing: [], lastSequenceOf: () => undefined } })).toEqual([]);
  });
});

describe('every subscription', () => {
  const names = new Set(rules.map(({ name }) => name));
  const checked = (subscriber: string, queue: string): string[] =>
    subscriptionChecks
      .filter((check) => check.subscriber === subscriber && check.queue === queue)
      .map(({ event }) => event.name);
  const named = (events: readonly { readonly name: string }[]) => [...new Set(events.map(({ name }) => name))].sort();

  it('has a check that shows whether its events were applied', () => {
    expect(named(inventorySubscriptions)).toEqual([...new Set(checked('inventory', 'inbox'))].sort());
    expect(named(ordersSubscriptions)).toEqual([...new Set(checked('orders', 'inbox'))].sort());
    expect(named(deadlineSubscriptions)).toEqual(checked('orders', 'deadline').sort());
    expect(named(checkout.startedBy)).toEqual(checked('checkout', 'checkout-start').sort());
    expect(named(cancelOrder.startedBy)).toEqual(checked('checkout', 'cancel-order-start').sort());
  });

  it('that another rule sees names a rule that there is', () => {
    for (const check of subscriptionChecks) if ('seenBy' in check) expect(names).toContain(check.seenBy);
  });
});

describe('what was given up', () => {
  it('is found by its dead letters, with the command that sends them again', () => {
    expect(auditOf({ deadLetters: inDeadLetters('bazaar-test-inventory-inbox-dlq', 'ord_1#2') })).toMatchObject([
      {
        kind: 'dead-letters',
        subject: 'bazaar-test-inventory-inbox-dlq',
        what: '1 messages wait: Any.v1 ord_1#2.',
        mend: 'npm run mend -- redrive bazaar-test-inventory-inbox-dlq',
      },
    ]);
  });

  it('is found by what relays have parked', () => {
    expect(auditOf({ parked: ['parked/orders/42.json'] })).toMatchObject([
      { kind: 'parked-record', mend: 'npm run shop -- resend parked/orders/42.json' },
    ]);
  });
});
