import { mend } from '#functions/operations/audit/mend.ts';
import { orderRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';
import { type Steps, whatIsWrong } from '#functions/operations/audit/walk-history.ts';
import { isGuest } from '#functions/orders/domain/claim.ts';
import type { Actor, Order, OrderStatus, What } from '#functions/orders/domain/order.ts';

/** A claim may come in any state and changes none. */
const STEPS: Steps<What, OrderStatus> = {
  NONE: { Placed: 'PENDING' },
  PENDING: { Overdue: 'PENDING', Confirmed: 'CONFIRMED', CancellationRequested: 'CANCELLING', Claimed: 'PENDING' },
  CONFIRMED: { CancellationRequested: 'CANCELLING', Claimed: 'CONFIRMED' },
  CANCELLING: {
    CancellationRequested: 'CANCELLING',
    CancellationRefused: 'CONFIRMED',
    Rejected: 'REJECTED',
    Cancelled: 'CANCELLED',
    NeedsAttention: 'NEEDS_ATTENTION',
    Claimed: 'CANCELLING',
  },
  NEEDS_ATTENTION: { CancellationRequested: 'CANCELLING', Claimed: 'NEEDS_ATTENTION' },
  REJECTED: { Claimed: 'REJECTED' },
  CANCELLED: { Claimed: 'CANCELLED' },
};

const PEOPLE: readonly string[] = ['buyer', 'operator'] satisfies Actor[];

/** Only people cancel what was confirmed, and only what they cancelled is CANCELLED. */
const whoIsWrong = ({ history }: Order): string | undefined => {
  const confirmed = history.find(({ what }) => what === 'Confirmed');
  const undo = history.find(({ what }) => what === 'CancellationRequested');
  const end = history.find(({ what }) => what === 'Rejected' || what === 'Cancelled');
  if (undo === undefined) return undefined;
  const byPeople = PEOPLE.includes(undo.by);
  if (confirmed && !byPeople) return `It was confirmed, and ${undo.by} cancelled it.`;
  if (end && (end.what === 'Cancelled') !== byPeople) return `${undo.by} asked for the undo, and it ended ${end.what}.`;
  return undefined;
};

/** A guest's order becomes a customer's, once and for ever. */
const claimIsWrong = ({ history, owner }: Order): string | undefined => {
  const claims = history.filter(({ what }) => what === 'Claimed');
  if (claims.length > 1) return `It was claimed ${claims.length} times.`;
  return claims.length === 1 && isGuest(owner) ? 'It was claimed, and the guest still has it.' : undefined;
};

export const orderHistoryIllegal: Rule = {
  name: 'order-history-illegal',
  promise: 'The history of each order is a legal one, without a gap, and leads to its state.',
  check: ({ orders }) =>
    orders.flatMap((order) => {
      const what = whatIsWrong(order.history, STEPS, order.status) ?? whoIsWrong(order) ?? claimIsWrong(order);
      return what === undefined
        ? []
        : [
            {
              subject: order.id,
              rows: [orderRow(order.id)],
              what,
              likelyCause: 'The row was written past the decisions of orders, or by another version of them.',
              mend: mend.cancel(order.id),
            },
          ];
    }),
};
