import type { Line } from '#functions/inventory/domain/reservation.ts';
import type { Hold } from '#functions/inventory/domain/reserve-stock.ts';
import { shortKey } from '#functions/shared/kernel/ids.ts';

/** What an order holds of a line's SKU; the key is the order's in 12 characters. */
export const holdOf = (orderId: string, { sku, quantity }: Line): Hold => ({ key: shortKey(orderId), sku, quantity });

/** Lines that are worked on at a time. */
const WIDTH = 10;

/**
 * Every line is tried, whatever befalls the others, so that no write is still under way when the task answers; then the
 * first error is thrown.
 */
export const eachLine = async <Item>(lines: readonly Item[], work: (line: Item) => Promise<void>): Promise<void> => {
  const failures: unknown[] = [];
  for (let from = 0; from < lines.length; from += WIDTH) {
    const settled = await Promise.allSettled(lines.slice(from, from + WIDTH).map(work));
    failures.push(...settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
  }
  if (failures.length > 0) throw failures[0];
};
