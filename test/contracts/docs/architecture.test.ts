import { describe, expect, it } from '@jest/globals';
import { cartSubscriptions } from '#functions/cart/contract/subscriptions.ts';
import { inventorySubscriptions } from '#functions/inventory/contract/subscriptions.ts';
import { notificationsSubscriptions } from '#functions/notifications/contract/subscriptions.ts';
import { operationsSubscriptions } from '#functions/operations/contract/subscriptions.ts';
import { deadlineSubscriptions, ordersSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import * as decisions from '#functions/orders/domain/decisions.ts';
import type { Actor, Order } from '#functions/orders/domain/order.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { shippingSubscriptions } from '#functions/shipping/contract/subscriptions.ts';
import { allEvents } from '#scripts/contracts/event-schemas.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import { code, type Row, readDoc, rowsOf, sectionOf } from '#test/contracts/docs/markdown.ts';
import { act, pendingOrder } from '#test/support/builders/orders.ts';

const DOC = 'docs/architecture.md';
const doc = readDoc(DOC);

const CONSUMERS: Readonly<Record<string, readonly EventDefinition[]>> = {
  'inventory inbox': inventorySubscriptions,
  'cart inbox': cartSubscriptions,
  'shipping inbox': shippingSubscriptions,
  'notifications inbox': notificationsSubscriptions,
  'orders inbox': ordersSubscriptions,
  'orders deadline queue': deadlineSubscriptions,
  'checkout machine': checkout.startedBy,
  'cancel-order machine': cancelOrder.startedBy,
};

const consumersOf = (event: EventDefinition): string =>
  Object.entries(CONSUMERS)
    .filter(([, subscriptions]) => subscriptions.includes(event))
    .map(([name]) => name)
    .join(', ');

const rowOf = (event: EventDefinition): Row => [
  event.context,
  code(event.detailType),
  event.summary,
  consumersOf(event),
];

const byName = (rows: readonly Row[]): Row[] => [...rows].sort(([, a = ''], [, b = '']) => (a < b ? -1 : 1));

describe(`${DOC}: events`, () => {
  it('lists every event of every contract with those who react to it', () => {
    expect(byName(rowsOf(sectionOf(doc, 'Events')))).toEqual(byName(allEvents.map(rowOf)));
  });

  it('is right that the archive takes all of them', () => {
    expect(allEvents.filter((event) => !operationsSubscriptions.includes(event as never))).toEqual([]);
  });
});

const ACTORS: readonly Actor[] = ['buyer', 'checkout', 'deadline', 'operator'];

/** Every decision, by everyone who could ask for it. */
const decide = (order: Order, by: Actor): Order[] => {
  const asked = act(by);
  const all = [
    () => decisions.confirm(order, asked),
    () => decisions.giveUp(order, asked, 'why'),
    () => decisions.requestCancellation(order, asked, 'why'),
    () => decisions.overdue(order, asked, order.attempt),
    () => decisions.finish(order, asked),
    () => decisions.park(order, asked, 'why'),
    () => decisions.resume(order, asked),
    () => decisions.askAgain(order, asked),
  ];
  return all.flatMap((decision) => {
    try {
      const next = decision();
      return next === order ? [] : [next];
    } catch {
      return [];
    }
  });
};

/** What else than the status decides which way an order can go. */
const kindOf = (order: Order): string =>
  [order.status, order.attempt, 'cancellation' in order ? order.cancellation.by : ''].join(' ');

const edgesFrom = (first: Order): Set<string> => {
  const edges = new Set([`[*] --> ${first.status}`]);
  const known = new Map([[kindOf(first), first]]);
  for (const order of known.values())
    for (const next of ACTORS.flatMap((by) => decide(order, by))) {
      edges.add(`${order.status} --> ${next.status}`);
      if (!known.has(kindOf(next))) known.set(kindOf(next), next);
    }
  return edges;
};

describe(`${DOC}: the states of an order`, () => {
  it('are drawn with the changes that the decisions allow, and no others', () => {
    const drawn = sectionOf(doc, 'States of an order').matchAll(/^\s*(\S+ --> [A-Z_]+)(?::.*)?$/gm);
    const edges = new Set([...drawn].map(([, edge = '']) => edge));
    expect(edges).toEqual(edgesFrom(pendingOrder()));
  });
});
