import { mend } from '#functions/operations/audit/mend.ts';
import { orderRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

const SECOND = 1_000;

export const orderUndecided: Rule = {
  name: 'order-undecided',
  promise: 'Every order is decided within its bound, however often its deadline had to begin checkout again.',
  check: ({ orders }, { now, bounds: { pendingMs } }) =>
    orders
      .filter(({ status, placedAt }) => status === 'PENDING' && now - Date.parse(placedAt) > pendingMs)
      .map(({ id, placedAt, attempt }) => ({
        subject: id,
        rows: [orderRow(id)],
        what: `PENDING for ${Math.floor((now - Date.parse(placedAt)) / SECOND)} s with ${attempt} attempts after the first; ${pendingMs / SECOND} s are allowed.`,
        likelyCause: 'Its events were not published or not delivered: the relay of orders, or the deadline queue.',
        mend: `${mend.republish(id)}   (or ${mend.cancel(id)})`,
      })),
};
