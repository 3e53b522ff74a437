import { expiredCounts, expiredTombstones, type Stock } from '#functions/inventory/domain/stock.ts';
import { type Change, forget, forgetCount, known, type StockWrite } from '#functions/inventory/domain/stock-write.ts';

/**
 * Marks of each kind that one write removes at most: more than any write leaves, so that a backlog shrinks, and some 500
 * bytes of the 4 KB that DynamoDB takes as an expression.
 */
const SWEPT_AT_ONCE = 50;

/** Old tombstones and old counts that a write takes along. */
export const sweepMarks = (stock: Stock, now: number): readonly Change[] => [
  ...expiredTombstones(stock, now).slice(0, SWEPT_AT_ONCE).map(forget),
  ...expiredCounts(stock, now).slice(0, SWEPT_AT_ONCE).map(forgetCount),
];

const WORTH_A_WRITE = 10;

/** The sweep as a write of its own, once there are enough old marks to be worth one. */
export const sweep = (stock: Stock, now: number): StockWrite | undefined => {
  const change = sweepMarks(stock, now);
  return change.length < WORTH_A_WRITE ? undefined : { when: [known], change };
};
