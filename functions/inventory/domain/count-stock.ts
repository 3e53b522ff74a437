import { OutOfStock, TooManyCounts } from '#functions/inventory/domain/errors.ts';
import { COUNTED_SECONDS, liveCounts, MAX_COUNTS, type Stock } from '#functions/inventory/domain/stock.ts';
import {
  add,
  atLeast,
  type Change,
  known,
  notCounted,
  rememberCount,
  type StockWrite,
} from '#functions/inventory/domain/stock-write.ts';
import { sweepMarks } from '#functions/inventory/domain/sweep.ts';

/** A receipt or an adjustment of one SKU; `key` keeps it from being counted twice. */
export type Count = { readonly key: string; readonly sku: string; readonly quantity: number };

const once = (key: string, stock: Stock, now: number): readonly Change[] => [
  rememberCount(key, now),
  ...sweepMarks(stock, now),
];

/** Pieces arrived, or were found again. The item does not know the count yet. */
export const receive = ({ key, quantity }: Count, stock: Stock, now: number): StockWrite => ({
  when: [known, notCounted(key)],
  change: [add('available', quantity), add('received', quantity), ...once(key, stock, now)],
});

/** Pieces were lost or broken; those that orders hold cannot be written off. The item does not know the count yet. */
export const writeOff = ({ key, quantity }: Count, stock: Stock, now: number): StockWrite => ({
  when: [known, notCounted(key), atLeast('available', quantity)],
  change: [add('available', -quantity), add('writtenOff', quantity), ...once(key, stock, now)],
});

export const isCounted = (stock: Stock, { key }: Count): boolean => stock.counted[key] !== undefined;

export const tooFewToWriteOff = (stock: Stock, { sku, quantity }: Count): Error =>
  new OutOfStock(`${sku}: ${quantity} to write off, ${stock.available} available.`, {
    sku,
    available: stock.available,
  });

/** Why the item has no room for another count, and in how many seconds it will; undefined when it has. */
export const tooManyCounts = (stock: Stock, now: number): Error | undefined => {
  const oldestFirst = liveCounts(stock, now).toSorted((a, b) => a - b);
  const inTheWay = oldestFirst[oldestFirst.length - MAX_COUNTS];
  return inTheWay === undefined
    ? undefined
    : new TooManyCounts(`${stock.sku} was counted ${oldestFirst.length} times within a day.`, {
        sku: stock.sku,
        limit: MAX_COUNTS,
        retryAfterSeconds: inTheWay + COUNTED_SECONDS + 1 - now,
      });
};
