import { holdsOf } from '#functions/operations/audit/holds.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { stockRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

/** One row is one write: this holds at every moment. */
export const liveHoldsMiscounted: Rule = {
  name: 'live-holds-miscounted',
  promise: 'The count of live holds on each SKU is the number of its live markers.',
  check: ({ stock }) =>
    stock.flatMap((one) => {
      const markers = holdsOf(one).length;
      return markers === one.live
        ? []
        : [
            {
              subject: one.sku,
              rows: [stockRow(one.sku)],
              what: `live is ${one.live}, and there are ${markers} live markers.`,
              likelyCause: 'The row was written past the conditional updates of inventory.',
              mend: mend.recount(one.sku),
            },
          ];
    }),
};
