import { expiredTombstones, type Stock } from '#functions/inventory/domain/stock.ts';
import { type Change, forget, known, type StockWrite } from '#functions/inventory/domain/stock-write.ts';

/**
 * Marks of a kind that one write removes at most: more than any write leaves, so that a backlog shrinks, and some 500
 * bytes of the 4 KB that DynamoDB takes as an expression.
 */
const SWEPT_AT_ONCE = 50;

/** Old tombstones that a write takes along. */
export const sweepTombstones = (stock: Stock, now: number): readonly Change[] =>
  expiredTombstones(stock, now).slice(0, SWEPT_AT_ONCE).map(forget);

const WORTH_A_WRITE = 10;

/** The sweep as a write of its own, once there are enough old tombstones to be worth one. */
export const sweep = (stock: Stock, now: number): StockWrite | undefined => {
  const change = sweepTombstones(stock, now);
  return change.length < WORTH_A_WRITE ? undefined : { when: [known], change };
};
