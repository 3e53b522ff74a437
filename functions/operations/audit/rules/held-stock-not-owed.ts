import { committedBySku, heldShouldBe } from '#functions/operations/audit/held-stock.ts';
import { holdsOf } from '#functions/operations/audit/holds.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { reservationRow, stockRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

const MOST_NAMED = 5;

/** Exact at every moment, except for what was written while it was being read. */
export const heldStockNotOwed: Rule = {
  name: 'held-stock-not-owed',
  promise: 'What each SKU holds is what undecided orders have marked and committed orders have reserved.',
  check: ({ stock, moving, reservations }) => {
    const committed = committedBySku(reservations);
    return stock
      .filter((one) => !moving.has(one.sku) && one.held !== heldShouldBe(one, committed.get(one.sku)))
      .map((one) => {
        const mine = committed.get(one.sku) ?? [];
        return {
          subject: one.sku,
          rows: [stockRow(one.sku), ...mine.slice(0, MOST_NAMED).map(({ orderId }) => reservationRow(orderId))],
          what: `held is ${one.held}; ${holdsOf(one).length} live markers and ${mine.length} reserved lines make ${heldShouldBe(one, mine)}.`,
          likelyCause:
            'Pieces were taken or given back without their marker or reservation, or one of these was deleted.',
          mend: `${mend.recount(one.sku)}   (once the findings about its orders are mended)`,
        };
      });
  },
};
