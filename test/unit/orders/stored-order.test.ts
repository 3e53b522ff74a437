import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromRow, toRow } from '#functions/orders/adapters/order-row.ts';
import { moveTo } from '#functions/orders/domain/claim.ts';
import { confirm, finish, giveUp, overdue, park, requestCancellation } from '#functions/orders/domain/decisions.ts';
import type { Order, OrderLine } from '#functions/orders/domain/order.ts';
import { readOrder } from '#functions/orders/domain/stored-order.ts';
import { taxed } from '#functions/orders/domain/taxed.ts';
import { toEvents } from '#functions/orders/domain/to-events.ts';
import { toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import { act, pendingOrder, trace } from '#test/support/builders/orders.ts';
import { itemBytes } from '#test/support/fakes/dynamodb/values/item-size.ts';
import { rowOfVersion1 } from '#test/unit/orders/row-of-version-1.ts';

const lineOf = (sku: string, title: string, quantity: number, price: number, rate = 1900): OrderLine => ({
  sku,
  title,
  quantity,
  price,
  ...taxed(price * quantity, rate, 'EUR'),
});

/** As large as orders of three lines are in a shop: everything that an order may have, ids of their full length. */
const full = (): Order => {
  const lines = [
    lineOf('KIT-SKILLET-20', 'Cast iron skillet with a wooden handle, 20', 1, 3490),
    lineOf('TEX-LINEN-NAVY', 'Washed linen duvet cover in navy blue 200', 2, 12_900),
    lineOf('BOO-ATLAS-0042', 'The atlas of small islands, second edition', 3, 2495, 700),
  ];
  return pendingOrder({
    owner: '8c3a0735-7e92-ed02-8716-d1eed66475fd',
    total: { amount: 37_265, currency: 'EUR' },
    lines,
    shipping: taxed(490, 1900, 'EUR'),
    country: 'DE',
    quoteId: `quo_${'0'.repeat(26)}`,
    contactId: `con_${'0'.repeat(26)}`,
    paymentMethod: 'tok_approve',
    request: 'fwv9q2f22yqnhjgf9y40a8d762',
    cart: { id: `crt_${'0'.repeat(26)}`, version: 12 },
  });
};

const uuid = '8c3a0735-7e92-ed02-8716-d1eed66475fd';
const longTrace = { ...trace, correlationId: uuid, causationId: uuid };
const bytesOf = (order: Order): number => itemBytes(toRow(order, 2, longTrace) as Parameters<typeof itemBytes>[0]);

describe('the row of an order of three lines with quote, contact, cart and country', () => {
  const KILOBYTE = 1024;
  const confirmed = confirm(full(), act('checkout'));

  it('stays under 1 KB up to CONFIRMED, beyond which each write costs a second unit', () => {
    expect(bytesOf(full())).toBeLessThan(KILOBYTE);
    expect(bytesOf(confirmed)).toBeLessThan(KILOBYTE);
  });

  it('does so with the longest titles, with an attempt more, and when a guest was claimed on the way', () => {
    const lines = full().lines.map((line) => ({ ...line, title: 'x'.repeat(60) }));
    const late = overdue({ ...full(), lines, owner: `guest_${'0'.repeat(26)}` }, act('deadline', 120), 0);
    const claimed = moveTo(late, act('buyer', 121), { guest: late.owner, customer: uuid });
    expect(bytesOf(confirm(claimed, act('checkout', 122)))).toBeLessThan(KILOBYTE);
  });
});

describe('an order', () => {
  const steps: Record<string, (order: Order) => Order> = {
    overdue: (order) => overdue(order, act('deadline', 120), order.attempt),
    confirm: (order) => (order.status === 'PENDING' ? confirm(order, act('checkout', 130)) : order),
    giveUp: (order) => giveUp(order, act('checkout', 140), 'out-of-stock'),
    cancel: (order) =>
      order.status === 'CONFIRMED' ? requestCancellation(order, act('buyer', 150), 'changed-my-mind') : order,
    park: (order) => park(order, act('checkout', 160), 'ProviderUnavailable'),
    finish: (order) => finish(order, act('checkout', 170)),
    claim: (order) => moveTo(order, act('buyer', 180), { guest: 'buyer-1', customer: uuid }),
  };

  it('comes out of its row as it went in, whatever has happened to it', () => {
    const several = fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 12 });
    fc.assert(
      fc.property(several, fc.boolean(), (names, small) => {
        const first: Order = small ? pendingOrder() : full();
        const order = names.reduce((now, name) => steps[name]?.(now) ?? now, first);
        expect(fromRow(toRow(order, 7, trace))).toEqual({ order, version: 7 });
      }),
    );
  });

  it('that is undone waits in the sparse index since it was asked for, not since it was claimed', () => {
    const asked = requestCancellation(pendingOrder(), act('buyer', 10), 'too-slow');
    const claimed = moveTo(asked, act('buyer', 500), { guest: 'buyer-1', customer: uuid });
    expect(toRow(claimed, 3, trace)).toMatchObject({ since: act('buyer', 10).at });
  });

  it('is not read from what is none', () => {
    expect(() => readOrder({ pk: 'ord_1', sk: 'order', v: 2 })).toThrow();
  });
});

describe('a row of version 1', () => {
  const order = readOrder(rowOfVersion1);

  it('gives the same order, with the rate that its taxes follow from', () => {
    const { pk: _pk, sk: _sk, v: _v, version: _version, trace: _trace, ...kept } = rowOfVersion1;
    expect(order).toEqual({
      ...kept,
      lines: kept.lines.map((line) => ({ ...line, rate: 2000 })),
      history: expect.any(Array),
      cancellation: { by: 'buyer', reason: 'other' },
    });
    expect(order.history.map(({ reason: _, ...entry }) => entry)).toEqual(
      kept.history.map(({ reason: _, ...entry }) => entry),
    );
  });

  it('tells nobody what its buyer wrote', () => {
    expect(JSON.stringify(order)).not.toContain('Ada');
    expect(JSON.stringify(toEvents(undefined, rowOfVersion1).map(toEnvelope))).not.toContain('Ada');
  });

  it('keeps the reasons that are ours', () => {
    const ours = { by: 'checkout', reason: 'out-of-stock' };
    expect(readOrder({ ...rowOfVersion1, cancellation: ours })).toMatchObject({ cancellation: ours });
  });

  it('knows each of the rates that there were', () => {
    const lines = [700, 0].map((rate) => ({ ...rowOfVersion1.lines[0], ...taxed(3490, rate, 'EUR') }));
    expect(readOrder({ ...rowOfVersion1, lines }).lines.map(({ rate }) => rate)).toEqual([700, 0]);
  });

  it('gives the events that it gave, and only new ones when it becomes version 2', () => {
    expect(
      toEvents(undefined, rowOfVersion1)
        .map(toEnvelope)
        .map(({ meta }) => [meta.id, meta.type]),
    ).toEqual([
      [`${order.id}#1`, 'OrderPlaced'],
      [`${order.id}#2`, 'CheckoutOverdue'],
      [`${order.id}#3`, 'OrderConfirmed'],
      [`${order.id}#4`, 'CancellationRequested'],
      [`${order.id}#5`, 'OrderCancelled'],
    ]);
    const before = { ...rowOfVersion1, status: 'CANCELLING', history: rowOfVersion1.history.slice(0, 4) };
    expect(toEvents(before, toRow(order, 6, trace)).map(({ sequence }) => sequence)).toEqual([5]);
  });
});
