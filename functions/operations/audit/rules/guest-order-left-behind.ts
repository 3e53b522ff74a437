import type { KeptClaim } from '#functions/operations/audit/evidence.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { claimRow, orderRow } from '#functions/operations/audit/row-names.ts';
import type { Moment, Rule } from '#functions/operations/audit/rule.ts';
import type { Order } from '#functions/orders/domain/order.ts';

/** The deadline of an order sees to what the claim itself has missed: it has to have passed. */
const isLate = ({ placedAt }: Order, claim: KeptClaim, { now, bounds: { pendingMs } }: Moment): boolean =>
  now - Math.max(Date.parse(placedAt), Date.parse(claim.at)) > pendingMs;

/** The table of customers is not asked: a claim that orders never heard of lies in a queue or among the dead letters. */
export const guestOrderLeftBehind: Rule = {
  name: 'guest-order-left-behind',
  promise: "Every order of a claimed guest is the customer's.",
  check: ({ orders, claims }, moment) => {
    const claimOf = new Map(claims.map((claim) => [claim.guest, claim]));
    return orders.flatMap((order) => {
      const claim = claimOf.get(order.owner);
      return claim === undefined || !isLate(order, claim, moment)
        ? []
        : [
            {
              subject: order.id,
              rows: [orderRow(order.id), claimRow(claim.guest)],
              what: `The guest was claimed at ${claim.at}, and still has the order.`,
              likelyCause: 'The deadline of the order was not delivered: the relay of orders, or the deadline queue.',
              mend: mend.republish(order.id),
            },
          ];
    });
  },
};
