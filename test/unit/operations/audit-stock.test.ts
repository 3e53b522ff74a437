import { describe, expect, it } from '@jest/globals';
import { shortKey } from '#functions/shared/kernel/ids.ts';
import {
  CANCELLED,
  CANCELLING,
  CONFIRMED,
  found,
  PENDING,
  REJECTED,
  reservation,
  sound,
  stock,
  withChanged,
} from '#test/support/builders/operations/evidence.ts';
import { ago, orderId } from '#test/support/builders/operations/orders.ts';

const { reservations, orders } = sound();
const { markers } = stock();
const others = (id: string) => reservations.filter((one) => one.orderId !== id);

describe('stock that does not add up', () => {
  it.each([
    ['a piece too many', { available: 12 }],
    ['sold out below zero', { available: -1, sold: 12 }],
    ['half a piece', { available: 10.5, writtenOff: 1.5 }],
    ['no count at all', { sold: undefined as unknown as number }],
  ])('is found: %s', (_, changes) => {
    expect(found({ stock: [stock(changes)] })).toEqual(['stock-does-not-add-up: CUP']);
  });

  it('is found also in a row that was written just now', () => {
    expect(found({ stock: [stock({ available: 12, updatedAt: ago(0) })] })).toEqual(['stock-does-not-add-up: CUP']);
  });
});

describe('live holds that are miscounted', () => {
  it('are found', () => {
    expect(found({ stock: [stock({ live: 0 })] })).toEqual(['live-holds-miscounted: CUP']);
  });
});

describe('held stock that nobody is owed', () => {
  it('is found where a reservation is gone', () => {
    expect(found({ reservations: others(CANCELLING) })).toEqual(['held-stock-not-owed: CUP']);
  });

  it('is found where more is held than marked and reserved', () => {
    expect(found({ stock: [stock({ held: 9, available: 10 })] })).toEqual(['held-stock-not-owed: CUP']);
  });

  it('is found where less is held', () => {
    expect(found({ stock: [stock({ held: 7, available: 12 })] })).toEqual(['held-stock-not-owed: CUP']);
  });

  it('counts a line once while a commit has written the reservation and not yet settled the marker', () => {
    const unsettled = { ...markers, [shortKey(CONFIRMED)]: { q: 2 } };
    expect(found({ stock: [stock({ markers: unsettled, live: 2 })] })).not.toContain('held-stock-not-owed: CUP');
  });

  it('counts what a reservation under release has left, line by line', () => {
    const lines = [
      { sku: 'CUP', quantity: 2 },
      { sku: 'HAT', quantity: 1 },
    ];
    const half = withChanged(reservations, { orderId: CANCELLING }, { lines, returned: 1 });
    const hat = stock({ sku: 'HAT', held: 1, available: 18, markers: {}, live: 0 });
    expect(found({ reservations: half, stock: [stock({ held: 6, available: 13 }), hat] })).toEqual([]);
    expect(found({ reservations: half, stock: [stock(), hat] })).toEqual(['held-stock-not-owed: CUP']);
  });

  it('is not judged where the stock was written while it was being read', () => {
    expect(found({ reservations: others(CANCELLING), moving: new Set(['CUP']) })).toEqual([]);
  });
});

describe('a live hold of a decided order', () => {
  const holding = (id: string) => ({ ...markers, [shortKey(id)]: { q: 2 } });

  it.each([
    ['confirmed, and never committed', CONFIRMED],
    ['rejected, and never released', REJECTED],
    ['cancelled, and never released', CANCELLED],
  ])('is found: %s', (_, id) => {
    expect(found({ stock: [stock({ markers: holding(id), live: 2 })] })).toContain(`hold-of-decided-order: CUP ${id}`);
  });

  it('is found where nobody knows the order', () => {
    const gone = orderId('gone');
    const kept = stock({ markers: holding(gone), live: 2, held: 10, available: 9 });
    expect(found({ stock: [kept] })).toEqual([`hold-of-decided-order: CUP ${shortKey(gone)}`]);
    expect(found({ stock: [{ ...kept, updatedAt: ago(1) }] })).toEqual([]);
  });

  it('is none while the order is undone', () => {
    expect(found({ stock: [stock({ markers: holding(CANCELLING), live: 2 })] })).toEqual([]);
  });
});

describe('a reservation that is not as the order owes it', () => {
  it.each([
    ['nothing is reserved for a confirmed order', CONFIRMED, []],
    ['a confirmed order was released', CONFIRMED, [reservation(CONFIRMED, 'RELEASED')]],
    ['a confirmed order is half released', CONFIRMED, [{ ...reservation(CONFIRMED), returned: 1 }]],
    ['other lines are reserved', CONFIRMED, [{ ...reservation(CONFIRMED), lines: [{ sku: 'CUP', quantity: 1 }] }]],
    ['a rejected order is still reserved for', REJECTED, [reservation(REJECTED)]],
    ['a cancelled order is still reserved for', CANCELLED, [reservation(CANCELLED)]],
    ['a pending order is already committed', PENDING, [reservation(PENDING)]],
    ['a pending order is already released', PENDING, [reservation(PENDING, 'RELEASED')]],
  ])('is found: %s', (_, id, instead) => {
    const settled = { graceMs: 0 };
    expect(found({ reservations: [...others(id), ...instead] }, settled)).toContain(`reservation-not-as-owed: ${id}`);
  });

  it('is found where nobody knows the order', () => {
    const gone = orderId('gone');
    expect(found({ reservations: [...reservations, reservation(gone)] })).toContain(`reservation-not-as-owed: ${gone}`);
  });

  it('may be either while the order is undone', () => {
    const released = [...others(CANCELLING), reservation(CANCELLING, 'RELEASED')];
    expect(found({ reservations: released, stock: [stock({ held: 6, available: 13 })] })).toEqual([]);
  });

  it('is given time to follow the order', () => {
    const fresh = orders.filter(({ id }) => id !== CONFIRMED);
    expect(
      found({ orders: fresh, reservations: [...others(CONFIRMED), { ...reservation(CONFIRMED), at: ago(1) }] }),
    ).not.toContain(`reservation-not-as-owed: ${CONFIRMED}`);
  });
});
