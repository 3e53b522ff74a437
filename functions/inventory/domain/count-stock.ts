import { OutOfStock } from '#functions/inventory/domain/errors.ts';
import { expiredCounts, type Stock } from '#functions/inventory/domain/stock.ts';
import {
  absent,
  add,
  atLeast,
  type Change,
  known,
  remove,
  type StockWrite,
  set,
} from '#functions/inventory/domain/stock-write.ts';
import { sweepTombstones } from '#functions/inventory/domain/sweep.ts';

/** A receipt or an adjustment of one SKU; `key` keeps it from being counted twice. */
export type Count = { readonly key: string; readonly sku: string; readonly quantity: number };

const once = (key: string, stock: Stock, now: number): readonly Change[] => [
  set(['counted', key], now),
  ...expiredCounts(stock, now)
    .filter((old) => old !== key)
    .map((old) => remove(['counted', old])),
  ...sweepTombstones(stock, now),
];

/** Pieces arrived, or were found again. */
export const receive = ({ key, quantity }: Count, stock: Stock, now: number): StockWrite => ({
  when: [known, absent(['counted', key])],
  change: [add('available', quantity), add('received', quantity), ...once(key, stock, now)],
});

/** Pieces were lost or broken; those that orders hold cannot be written off. */
export const writeOff = ({ key, quantity }: Count, stock: Stock, now: number): StockWrite => ({
  when: [known, absent(['counted', key]), atLeast('available', quantity)],
  change: [add('available', -quantity), add('writtenOff', quantity), ...once(key, stock, now)],
});

export const isCounted = (stock: Stock, { key }: Count): boolean => stock.counted[key] !== undefined;

export const tooFewToWriteOff = (stock: Stock, { sku, quantity }: Count): Error =>
  new OutOfStock(`${sku}: ${quantity} to write off, ${stock.available} available.`, {
    sku,
    available: stock.available,
  });
