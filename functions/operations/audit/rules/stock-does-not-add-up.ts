import type { Stock } from '#functions/inventory/domain/stock.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { stockRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';

const COUNTS = ['available', 'held', 'sold', 'writtenOff', 'received', 'live'] as const;

const isWhole = (stock: Stock): boolean => COUNTS.every((count) => Number.isInteger(stock[count]) && stock[count] >= 0);

const addsUp = ({ available, held, sold, writtenOff, received }: Stock): boolean =>
  received === available + held + sold + writtenOff;

/** One row is one write: this holds at every moment. */
export const stockDoesNotAddUp: Rule = {
  name: 'stock-does-not-add-up',
  promise: 'Of each SKU, received = available + held + sold + written off, and none of them is negative.',
  check: ({ stock }) =>
    stock
      .filter((one) => !isWhole(one) || !addsUp(one))
      .map(({ sku, available, held, sold, writtenOff, received }) => ({
        subject: sku,
        rows: [stockRow(sku)],
        what: `received ${received}, but available ${available} + held ${held} + sold ${sold} + written off ${writtenOff} = ${available + held + sold + writtenOff}.`,
        likelyCause: 'The row was written past the conditional updates of inventory.',
        mend: mend.recount(sku),
      })),
};
