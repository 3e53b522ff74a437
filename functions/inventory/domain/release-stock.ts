import type { Hold } from '#functions/inventory/domain/reserve-stock.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { add, bury, holds, known, noMarkerOf, type StockWrite } from '#functions/inventory/domain/stock-write.ts';
import { sweepMarks } from '#functions/inventory/domain/sweep.ts';

/** The order came to nothing before it was committed: its pieces go back and its marker becomes a tombstone. */
export const giveBack = ({ key, quantity }: Hold, now: number): StockWrite => ({
  when: [known, holds(key, quantity)],
  change: [add('available', quantity), add('held', -quantity), add('live', -1), bury(key, now)],
});

/** It holds nothing: a tombstone keeps a late reserve from holding anything, and old marks go with it. */
export const leaveTombstone = ({ key }: Hold, stock: Stock, now: number): StockWrite => ({
  when: [known, noMarkerOf(key)],
  change: [bury(key, now), ...sweepMarks(stock, now)],
});

/** The pieces of a committed reservation go back; in one transaction with the reservation itself. */
export const returnCommitted = ({ quantity }: Pick<Hold, 'quantity'>): StockWrite => ({
  when: [known],
  change: [add('available', quantity), add('held', -quantity)],
});
