import { globSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { subscriptionChecks } from '#functions/operations/audit/applied/checks.ts';
import type { Replica } from '#functions/operations/audit/evidence.ts';
import { expectedEvents } from '#functions/operations/audit/expected-events.ts';
import { rules } from '#functions/operations/audit/rules.ts';
import type { Keeper } from '#functions/operations/audit/tables.ts';
import { toEvents } from '#functions/orders/domain/to-events.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import {
  auditOf,
  CONFIRMED,
  found,
  known,
  product,
  sound,
  stock,
  storedTrace,
} from '#test/support/builders/operations/evidence.ts';
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

const knowing = (keeper: Keeper, ...replicas: readonly Replica[]) => ({
  replicas: { ...sound().replicas, [keeper]: replicas },
});

describe.each(['orders', 'cart', 'shipping'] as const)('a published product that %s did not apply', (keeper) => {
  const levels = keeper === 'cart' ? { levelSequence: 9 } : {};

  it('is found where it is not known', () => {
    expect(found(knowing(keeper))).toEqual([`event-unapplied: prd_cup#3 ${keeper}`]);
  });

  it('is found where an older one is known, or its stock alone', () => {
    for (const replica of [{ sequence: 2 }, {}])
      expect(found(knowing(keeper, { sku: 'CUP', ...levels, ...replica }))).toEqual([
        `event-unapplied: prd_cup#3 ${keeper}`,
      ]);
  });

  it('is found where nobody has heard that it was retired', () => {
    const retired = {
      products: [product({ status: 'retired', retiredAt: ago(60), version: 5 })],
      published: { missing: [], lastSequenceOf: (id: string) => (id === 'prd_cup' ? 5 : undefined) },
    };
    const told = { sku: 'CUP', sequence: 5 };
    // Version 2, which the cart reads, is told right before version 1.
    const replicas = { orders: [told], cart: [{ ...told, sequence: 4 }], shipping: [told] };
    expect(found({ ...retired, replicas })).toEqual([]);
    const missed = { ...replicas, [keeper]: [known] };
    expect(found({ ...retired, replicas: missed })).toEqual([
      `event-unapplied: prd_cup#${keeper === 'cart' ? 4 : 5} ${keeper}`,
    ]);
  });

  it('is found with the command that publishes it again', () => {
    expect(auditOf(knowing(keeper))).toMatchObject([
      { rows: ['catalog:prd_cup/product', `${keeper}:product#CUP/product`], mend: 'npm run mend -- republish prd_cup' },
    ]);
  });

  it('is none of its kind while it lies among the dead letters of the subscriber', () => {
    const queue = `bazaar-test-${keeper}-inbox-dlq`;
    expect(found({ ...knowing(keeper), deadLetters: inDeadLetters(queue, 'prd_cup#3') })).toEqual([
      `dead-letters: ${queue}`,
    ]);
    const elsewhere = inDeadLetters('bazaar-test-inventory-inbox-dlq', 'prd_cup#3');
    expect(found({ ...knowing(keeper), deadLetters: elsewhere })).toContain(`event-unapplied: prd_cup#3 ${keeper}`);
  });

  it('is none before it is published, which is another finding', () => {
    expect(found({ ...knowing(keeper), published: { missing: [], lastSequenceOf: () => undefined } })).toEqual([]);
  });
});

describe('a published product that inventory did not apply', () => {
  it('is found where its SKU has no stock', () => {
    expect(found({ stock: [], reservations: [], orders: [], payments: [], intents: [] })).toEqual([
      'event-unapplied: prd_cup#3 inventory',
    ]);
  });
});

describe('a level of stock that the cart did not apply', () => {
  const spoken = {
    ...published,
    lastSequenceOf: (id: string) => (id === 'stk_CUP' ? 9 : published.lastSequenceOf(id)),
  };

  it('is found where an older one is known, or none', () => {
    expect(found({ published: spoken })).toEqual([]);
    for (const levels of [{ levelSequence: 8 }, {}])
      expect(found({ published: spoken, ...knowing('cart', { ...known, ...levels }) })).toEqual([
        'event-unapplied: stk_CUP#9 cart',
      ]);
  });

  it('is found with the command that publishes it again', () => {
    expect(auditOf({ published: spoken, ...knowing('cart', known) })).toMatchObject([
      { rows: ['inventory:stock#CUP#0/stock', 'cart:product#CUP/product'], mend: 'npm run mend -- republish stk_CUP' },
    ]);
  });

  it('is given time to come, and none of its kind while it is a dead letter', () => {
    const behind = { published: spoken, ...knowing('cart', known) };
    expect(found({ ...behind, stock: [stock({ updatedAt: ago(4) })] })).toEqual([]);
    const queue = 'bazaar-test-cart-inbox-dlq';
    expect(found({ ...behind, deadLetters: inDeadLetters(queue, 'stk_CUP#9') })).toEqual([`dead-letters: ${queue}`]);
  });
});

/** By the name of the list, where it is not the inbox that takes its events. */
const QUEUES: Readonly<Record<string, string>> = {
  deadlineSubscriptions: 'deadline',
  catalogSubscriptions: 'search',
  operationsSubscriptions: 'archive',
};

/** Subscriptions without a check: whole queues, or one event of a queue. */
const UNCHECKED: Readonly<Record<string, string>> = {
  'operations archive': 'What the archive has not is found as event-unpublished.',
  'catalog search': 'The search index is a file, not rows; it is made anew from what the archive has.',
  'cart inbox OrderConfirmed.v1':
    'A cart that is no longer there, or that has seen many orders since, shows no sign of one.',
  'cart inbox GuestClaimed.v1':
    'A cart that was claimed looks like none once it has expired; the auditor reads no carts.',
  'shipping inbox OrderConfirmed.v1': 'A quote holds an address: the auditor reads no quotes.',
  'shipping inbox GuestClaimed.v1': 'A guest who asked for no quote has nothing there that could move.',
  'notifications inbox GuestClaimed.v1': 'The rows are about contacts, and expire: the auditor does not read them.',
};

type Subscription = readonly [subscriber: string, queue: string, detailType: string];

const declared = async (): Promise<Subscription[]> => {
  const files = globSync('functions/*/contract/subscriptions.ts').map((file) => file.replaceAll('\\', '/'));
  const lists = await Promise.all(
    files.map(async (file) => {
      const [, context = ''] = file.split('/');
      const module = (await import(`#${file}`)) as Record<string, readonly EventDefinition[]>;
      return Object.entries(module).flatMap(([name, events]) =>
        events.map(({ detailType }) => [context, QUEUES[name] ?? 'inbox', detailType] as const),
      );
    }),
  );
  const starting = [
    ['checkout-start', checkout.startedBy],
    ['cancel-order-start', cancelOrder.startedBy],
  ] as const;
  const starts = starting.flatMap(([queue, events]) =>
    events.map(({ detailType }) => ['checkout', queue, detailType] as const),
  );
  return [...lists.flat(), ...starts];
};

describe('every subscription', () => {
  const names = new Set(rules.map(({ name }) => name));
  const written = (subscriptions: readonly Subscription[]) => [...new Set(subscriptions.map((one) => one.join(' ')))];
  const isExcused = (one: string): boolean =>
    Object.keys(UNCHECKED).some((excuse) => `${one} `.startsWith(`${excuse} `));

  it('has a check that shows whether its events were applied, or a reason why none could', async () => {
    const all = written(await declared());
    const checked = written(
      subscriptionChecks.map(({ subscriber, queue, event }) => [subscriber, queue, event.detailType]),
    );
    expect(all.filter((one) => !isExcused(one)).sort()).toEqual(checked.sort());
  });

  it('that is excused is one that there is', async () => {
    const all = written(await declared());
    const idle = Object.keys(UNCHECKED).filter((excuse) => !all.some((one) => `${one} `.startsWith(`${excuse} `)));
    expect(idle).toEqual([]);
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
