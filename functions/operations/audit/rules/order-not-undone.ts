import { mend } from '#functions/operations/audit/mend.ts';
import { orderRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';
import type { Order } from '#functions/orders/domain/order.ts';

const SECOND = 1_000;

/** When the undo was asked for; that it was asked for again, or claimed, since makes it no younger. */
const askedAt = ({ history: all, placedAt }: Order): number => {
  const history = all.filter(({ what }) => what !== 'Claimed');
  const before = history.findLastIndex(({ what }) => what !== 'CancellationRequested');
  return Date.parse(history[before + 1]?.at ?? history.at(-1)?.at ?? placedAt);
};

const asked = ({ history }: Order): number => history.filter(({ what }) => what === 'CancellationRequested').length;

export const orderNotUndone: Rule = {
  name: 'order-not-undone',
  promise: 'Every undo comes to an end, or is parked, within its bound.',
  check: ({ orders }, { now, bounds: { cancellingMs } }) =>
    orders
      .filter((order) => order.status === 'CANCELLING' && now - askedAt(order) > cancellingMs)
      .map((order) => ({
        subject: order.id,
        rows: [orderRow(order.id)],
        what: `CANCELLING for ${Math.floor((now - askedAt(order)) / SECOND)} s, asked for ${asked(order)} times; ${cancellingMs / SECOND} s are allowed.`,
        likelyCause: 'cancel-order did not start or was ended from outside, and the sweep does not run.',
        mend: mend.republish(order.id),
      })),
};
