import { mend } from '#functions/operations/audit/mend.ts';
import { orderRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

export const parked: Rule = {
  name: 'parked',
  promise: 'No order waits for an operator.',
  check: ({ orders }) =>
    orders.flatMap((order) =>
      order.status === 'NEEDS_ATTENTION'
        ? [
            {
              subject: order.id,
              rows: [orderRow(order.id)],
              what: `NEEDS_ATTENTION since ${order.history.at(-1)?.at}: ${order.problem}.`,
              likelyCause: 'A step of cancel-order failed for as long as it may be tried.',
              mend: mend.resume(order.id),
            },
          ]
        : [],
    ),
};
