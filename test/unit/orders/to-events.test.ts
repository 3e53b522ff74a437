import { describe, expect, it } from '@jest/globals';
import { toRow } from '#functions/orders/adapters/order-row.ts';
import { moveTo } from '#functions/orders/domain/claim.ts';
import { confirm, finish, giveUp, overdue, park, requestCancellation } from '#functions/orders/domain/decisions.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { toEvents } from '#functions/orders/domain/to-events.ts';
import { toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import { act, pendingOrder, trace } from '#test/support/builders/orders.ts';

const row = (order: Order, version = 1) => toRow(order, version, trace);
const envelopesOf = (before: Order | undefined, after: Order) =>
  toEvents(before && row(before), row(after, 2)).map(toEnvelope);

const pending = pendingOrder({ cart: { id: 'crt_1', version: 3 } });

describe('the events of an order', () => {
  it('are one for each entry that a write added, with the entry as its id', () => {
    const confirmed = confirm(pending, act('checkout'));
    expect(envelopesOf(undefined, pending).map(({ meta }) => meta.id)).toEqual([`${pending.id}#1`]);
    const [event, ...more] = envelopesOf(pending, confirmed);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      meta: { id: `${pending.id}#2`, type: 'OrderConfirmed', version: 1, correlationId: trace.correlationId },
      data: { orderId: pending.id, cart: { id: 'crt_1', version: 3 }, lines: [{ sku: 'CUP-BLUE', quantity: 2 }] },
    });
  });

  it('are none when a write added nothing', () => {
    expect(envelopesOf(pending, pending)).toEqual([]);
  });

  it('can all be rebuilt from the row alone, with the same ids', () => {
    const late = overdue(pending, act('deadline', 120), 0);
    const givenUp = giveUp(late, act('checkout', 130), 'payment-declined');
    const rejected = finish(givenUp, act('checkout', 140));
    const live = [
      ...envelopesOf(undefined, pending),
      ...envelopesOf(pending, late),
      ...envelopesOf(late, givenUp),
      ...envelopesOf(givenUp, rejected),
    ];
    expect(envelopesOf(undefined, rejected)).toEqual(live);
    expect(live.map(({ meta }) => meta.type)).toEqual([
      'OrderPlaced',
      'CheckoutOverdue',
      'CancellationRequested',
      'OrderRejected',
    ]);
  });

  it('say who asked for a cancellation and that an order needs attention', () => {
    const asked = requestCancellation(confirm(pending, act('checkout')), act('buyer'), 'changed-my-mind');
    const parked = park(asked, act('checkout'), 'ProviderUnavailable');
    expect(envelopesOf(asked, parked)).toMatchObject([
      { meta: { type: 'OrderNeedsAttention' }, data: { orderId: pending.id, problem: 'ProviderUnavailable' } },
    ]);
    expect(envelopesOf(undefined, asked).at(-1)?.data).toEqual({
      orderId: pending.id,
      cancellation: { by: 'buyer', reason: 'changed-my-mind' },
    });
  });

  it('carry what later contexts need to know, by names that say nothing', () => {
    const known = { quoteId: 'quo_1', contactId: 'con_1', country: 'DE' };
    const confirmed = confirm(pendingOrder(known), act('checkout'));
    expect(envelopesOf(undefined, confirmed).at(-1)?.data).toMatchObject(known);
    expect(envelopesOf(pending, confirm(pending, act('checkout')))[0]?.data).not.toHaveProperty('quoteId');
  });

  it('name the owner of their time, and a claim itself gives none', () => {
    const placed = pendingOrder({ owner: 'guest_1' });
    const moved = moveTo(placed, act('buyer', 1), { guest: 'guest_1', customer: 'customer-1' });
    const confirmed = confirm(moved, act('checkout', 2));
    expect(envelopesOf(placed, moved)).toEqual([]);
    const live = [...envelopesOf(undefined, placed), ...envelopesOf(moved, confirmed)];
    expect(live.map(({ meta, data }) => [meta.sequence, (data as { owner: string }).owner])).toEqual([
      [1, 'guest_1'],
      [3, 'customer-1'],
    ]);
    expect(envelopesOf(undefined, confirmed)).toEqual(live);
  });
});
