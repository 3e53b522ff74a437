import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isGuest, moveTo } from '#functions/orders/domain/claim.ts';
import {
  askAgain,
  confirm,
  finish,
  giveUp,
  overdue,
  park,
  requestCancellation,
  resume,
} from '#functions/orders/domain/decisions.ts';
import type { Act, Order } from '#functions/orders/domain/order.ts';
import { act, pendingOrder } from '#test/support/builders/orders.ts';

const pending = pendingOrder();
const confirmed = confirm(pending, act('checkout'));
const givenUp = giveUp(pending, act('checkout'), 'out-of-stock');
const cancelled = requestCancellation(confirmed, act('buyer'), 'changed-my-mind');

describe('an order', () => {
  it('is confirmed once, and the second time is the same answer', () => {
    expect(confirmed.status).toBe('CONFIRMED');
    expect(confirm(confirmed, act('checkout', 5))).toBe(confirmed);
  });

  it('cannot be confirmed once it is being undone', () => {
    expect(() => confirm(givenUp, act('checkout'))).toThrow(expect.objectContaining({ name: 'OrderAlreadyDecided' }));
  });

  it('is given up by checkout only while it is pending: a late failure does not cancel a paid order', () => {
    expect(givenUp).toMatchObject({ status: 'CANCELLING', cancellation: { by: 'checkout', reason: 'out-of-stock' } });
    expect(giveUp(confirmed, act('checkout'), 'out-of-stock')).toBe(confirmed);
  });

  it('ends as REJECTED when checkout or the deadline gave it up', () => {
    expect(finish(givenUp, act('checkout'))).toMatchObject({ status: 'REJECTED' });
    const late = giveUp(pending, act('deadline'), 'deadline-passed');
    expect(finish(late, act('checkout')).status).toBe('REJECTED');
  });

  it('ends as CANCELLED when its buyer or an operator cancelled it', () => {
    expect(finish(cancelled, act('checkout')).status).toBe('CANCELLED');
    expect(finish(requestCancellation(confirmed, act('operator'), 'fraud'), act('checkout')).status).toBe('CANCELLED');
  });

  it('cannot be cancelled when it is undone already', () => {
    const rejected = finish(givenUp, act('checkout'));
    expect(() => requestCancellation(rejected, act('buyer'), 'x')).toThrow(
      expect.objectContaining({ name: 'OrderAlreadyDecided' }),
    );
  });

  it('waits for an operator when its undo fails, and goes on when resumed', () => {
    const parked = park(givenUp, act('checkout'), 'ProviderUnavailable');
    expect(parked).toMatchObject({ status: 'NEEDS_ATTENTION', problem: 'ProviderUnavailable' });
    const again = resume(parked, act('operator'));
    expect(again.status).toBe('CANCELLING');
    expect(finish(again, act('checkout')).status).toBe('REJECTED');
  });

  it('is not resumed when it was never parked', () => {
    expect(() => resume(confirmed, act('operator'))).toThrow(expect.objectContaining({ name: 'OrderNotParked' }));
  });

  it('is tried three times by its deadline, then given up', () => {
    let order: Order = pending;
    for (const attempt of [0, 1, 2]) order = overdue(order, act('deadline', 120 * (attempt + 1)), attempt);
    expect(order).toMatchObject({ status: 'PENDING', attempt: 3 });
    expect(overdue(order, act('deadline', 480), 3)).toMatchObject({
      status: 'CANCELLING',
      cancellation: { by: 'deadline', reason: 'deadline-passed' },
    });
  });

  it('ignores a deadline message of another attempt, however often it comes', () => {
    const once = overdue(pending, act('deadline'), 0);
    expect(overdue(once, act('deadline'), 0)).toBe(once);
    expect(overdue(confirmed, act('deadline'), 0)).toBe(confirmed);
  });
});

describe('a guest’s order', () => {
  const guest = `guest_${'0'.repeat(26)}`;
  const claim = { guest, customer: 'customer-1' };
  const ofGuest = pendingOrder({ owner: guest });

  it('becomes the customer’s, once, and stays in its state', () => {
    const moved = moveTo(ofGuest, act('buyer', 5), claim);
    expect(moved).toMatchObject({ owner: 'customer-1', status: 'PENDING' });
    expect(moved.history.at(-1)).toMatchObject({ sequence: 2, what: 'Claimed', by: 'buyer', from: guest });
    expect(moveTo(moved, act('buyer', 6), claim)).toBe(moved);
  });

  it('is told from a customer’s, and no other guest’s is touched', () => {
    expect([isGuest(guest), isGuest('8c3a0735-7e92-ed02-8716-d1eed66475fd')]).toEqual([true, false]);
    expect(moveTo(pending, act('buyer', 5), claim)).toBe(pending);
  });
});

type Step = (order: Order, by: Act) => Order;

const STEPS: Readonly<Record<string, Step>> = {
  confirm,
  giveUp: (order, by) => giveUp(order, by, 'checkout-failed'),
  cancel: (order, by) => requestCancellation(order, by, 'not-said'),
  overdue: (order, by) => overdue(order, by, order.attempt),
  staleOverdue: (order, by) => overdue(order, by, order.attempt - 1),
  finish,
  park: (order, by) => park(order, by, 'ProviderUnavailable'),
  resume,
  askAgain,
  claim: (order, by) => moveTo(order, by, { guest: 'buyer-1', customer: 'customer-1' }),
};

const LEGAL: Readonly<Record<Order['status'], readonly Order['status'][]>> = {
  PENDING: ['PENDING', 'CONFIRMED', 'CANCELLING'],
  CONFIRMED: ['CONFIRMED', 'CANCELLING'],
  CANCELLING: ['CANCELLING', 'REJECTED', 'CANCELLED', 'NEEDS_ATTENTION'],
  NEEDS_ATTENTION: ['NEEDS_ATTENTION', 'CANCELLING'],
  REJECTED: ['REJECTED'],
  CANCELLED: ['CANCELLED'],
};

const tryStep = (order: Order, step: Step, at: number): Order => {
  try {
    return step(order, act('checkout', at));
  } catch {
    return order;
  }
};

describe('whatever is asked of an order in whatever order', () => {
  const steps = fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 30 });

  it('goes from status to status as drawn, with one entry of history for each change', () => {
    fc.assert(
      fc.property(steps, (names) => {
        let order: Order = pending;
        for (const [index, name] of names.entries()) {
          const next = tryStep(order, STEPS[name] as Step, index + 1);
          expect(LEGAL[order.status]).toContain(next.status);
          expect(next.history.length).toBe(order.history.length + (next === order ? 0 : 1));
          order = next;
        }
        expect(order.history.map(({ sequence }) => sequence)).toEqual(order.history.map((_, index) => index + 1));
      }),
    );
  });

  it('can be repeated at once without changing anything more, but for asking again', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('confirm', 'giveUp', 'cancel', 'finish', 'park', 'claim'), (names, last) => {
        const order = names.reduce<Order>((now, name, index) => tryStep(now, STEPS[name] as Step, index + 1), pending);
        const once = tryStep(order, STEPS[last] as Step, 100);
        expect(tryStep(once, STEPS[last] as Step, 101)).toEqual(once);
      }),
    );
  });
});
