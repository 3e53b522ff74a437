import { describe, expect, it } from '@jest/globals';
import { moveTo } from '#functions/orders/domain/claim.ts';
import { askAgain, resume } from '#functions/orders/domain/decisions.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { auditOf, CANCELLING, CONFIRMED, found, PENDING, sound } from '#test/support/builders/operations/evidence.ts';
import { ago, cancelling, needsAttention } from '#test/support/builders/operations/orders.ts';

const { orders } = sound();
const GUEST = `guest_${'0'.repeat(26)}`;
const claim = { guest: GUEST, customer: 'buyer-1' };

const ofGuest = (id: string): Order => ({ ...(orders.find((one) => one.id === id) as Order), owner: GUEST });
const claimedAt = (order: Order, minutes: number): Order =>
  moveTo({ ...order, owner: GUEST }, { by: 'buyer', at: ago(minutes) }, claim);
const instead = (order: Order) => orders.map((one) => (one.id === order.id ? order : one));

describe('an order of a claimed guest', () => {
  it('is found when it did not move, with the command that makes its deadline look again', () => {
    expect(auditOf({ orders: instead(ofGuest(CONFIRMED)), claims: [{ ...claim, at: ago(20) }] })).toMatchObject([
      {
        kind: 'guest-order-left-behind',
        subject: CONFIRMED,
        rows: [`orders:${CONFIRMED}/order`, `orders:${GUEST}/claim`],
        mend: `npm run mend -- republish ${CONFIRMED}`,
      },
    ]);
  });

  it('is given until its deadline has passed, counted from the later of placing and claim', () => {
    expect(found({ orders: instead(ofGuest(CONFIRMED)), claims: [{ ...claim, at: ago(11) }] })).toEqual([]);
    expect(found({ orders: instead(ofGuest(PENDING)), claims: [{ ...claim, at: ago(60) }] })).toEqual([]);
  });

  it('is sound once it has moved, in whatever state, and so is a guest whom nobody claimed', () => {
    for (const order of orders)
      expect(found({ orders: instead(claimedAt(order, 3)), claims: [{ ...claim, at: ago(20) }] })).toEqual([]);
    expect(found({ orders: instead(ofGuest(CONFIRMED)) })).toEqual([]);
    const again = askAgain(claimedAt(cancelling('cancelling', 10), 5), { by: 'operator', at: ago(4) });
    expect(found({ orders: instead(again) })).toEqual([]);
    const resumed = resume(claimedAt(needsAttention('cancelling', 10), 5), { by: 'operator', at: ago(4) });
    expect(found({ orders: instead(resumed) })).toEqual([]);
  });

  it('is being undone for no shorter because it was claimed meanwhile', () => {
    expect(found({ orders: instead(claimedAt(cancelling('cancelling', 40), 1)) })).toEqual([
      `order-not-undone: ${CANCELLING}`,
    ]);
  });

  it('is found when it was claimed twice, or is a guest’s after all', () => {
    const once = claimedAt(orders.find(({ id }) => id === CONFIRMED) as Order, 3);
    const illegal = [`order-history-illegal: ${CONFIRMED}`];
    expect(found({ orders: instead(claimedAt(once, 2)) })).toEqual(illegal);
    expect(found({ orders: instead({ ...once, owner: GUEST }) })).toEqual(illegal);
  });
});
