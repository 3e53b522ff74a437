import { describe, expect, it } from '@jest/globals';
import { askAgain } from '#functions/orders/domain/decisions.ts';
import type { Order, OrderEntry } from '#functions/orders/domain/order.ts';
import {
  auditOf,
  CANCELLING,
  CONFIRMED,
  found,
  PENDING,
  REJECTED,
  sound,
  withChanged,
} from '#test/support/builders/operations/evidence.ts';
import { payment } from '#test/support/builders/operations/money.ts';
import { ago, cancelling, needsAttention, pending } from '#test/support/builders/operations/orders.ts';

const { orders, payments } = sound();
const instead = (order: Order) => ({ orders: orders.map((one) => (one.id === order.id ? order : one)) });

describe('an order that is not decided', () => {
  it('is found when it is PENDING for longer than its bound', () => {
    expect(found(instead(pending('pending', 13)))).toEqual([`order-undecided: ${PENDING}`]);
    expect(found(instead(pending('pending', 11)))).toEqual([]);
  });

  it('is found when it is CANCELLING for longer than its bound, counted from when it was asked for', () => {
    const old = cancelling('cancelling', 40);
    expect(found(instead(old))).toEqual([`order-not-undone: ${CANCELLING}`]);
    expect(found(instead(cancelling('cancelling', 31)))).toEqual([]);
  });

  it('is no younger because the undo was asked for again', () => {
    const again = askAgain(cancelling('cancelling', 40), { by: 'operator', at: ago(1) });
    const [finding] = auditOf(instead(again));
    expect(finding).toMatchObject({ kind: 'order-not-undone', what: expect.stringContaining('asked for 2 times') });
  });

  it('is found as parked when it needs attention, with the command that resumes it', () => {
    const findings = auditOf(instead(needsAttention('cancelling', 10)));
    expect(findings).toMatchObject([
      { kind: 'parked', subject: CANCELLING, mend: `npm run shop -- resume ${CANCELLING}` },
    ]);
    expect(findings[0]?.what).toContain('ProviderRefused');
  });
});

describe('the history of an order', () => {
  const withHistory = (id: string, change: (history: readonly OrderEntry[]) => readonly OrderEntry[]) => {
    const order = orders.find((one) => one.id === id);
    return { orders: withChanged(orders, { id: order?.id ?? 'ord_' }, { history: change(order?.history ?? []) }) };
  };
  const illegal = (id: string) => `order-history-illegal: ${id}`;

  it('is found to have a gap', () => {
    expect(
      found(withHistory(CONFIRMED, (entries) => entries.map((one) => ({ ...one, sequence: one.sequence + 1 })))),
    ).toEqual([illegal(CONFIRMED)]);
  });

  it('is found not to lead to the state', () => {
    expect(found(withHistory(CONFIRMED, (entries) => entries.slice(0, 1)))).toContain(illegal(CONFIRMED));
  });

  it('is found to go on after the end', () => {
    const more = { sequence: 4, what: 'Confirmed' as const, at: ago(10), by: 'checkout' };
    expect(found(withHistory(REJECTED, (entries) => [...entries, more]))).toContain(illegal(REJECTED));
  });

  it('is found when checkout cancelled what was confirmed', () => {
    const byCheckout = (entries: readonly OrderEntry[]) =>
      entries.map((one) => (one.what === 'CancellationRequested' ? { ...one, by: 'checkout' } : one));
    expect(found(withHistory(CANCELLING, byCheckout))).toEqual([illegal(CANCELLING)]);
  });

  it('is found when an order that a buyer cancelled ended as rejected', () => {
    const byBuyer = (entries: readonly OrderEntry[]) =>
      entries.map((one) => (one.what === 'CancellationRequested' ? { ...one, by: 'buyer' } : one));
    expect(found(withHistory(REJECTED, byBuyer))).toEqual([illegal(REJECTED)]);
  });
});

describe('the history of a payment', () => {
  it('is found to skip a step', () => {
    const skipped = payment(CONFIRMED, 'authorised').history.map((one) =>
      one.what === 'Authorised' ? { ...one, what: 'Refunded' as const } : one,
    );
    expect(found({ payments: withChanged(payments, { orderId: CONFIRMED }, { history: skipped }) })).toEqual([
      `payment-history-illegal: ${CONFIRMED}`,
    ]);
  });
});
