import type { Hold } from '#functions/inventory/domain/reserve-stock.ts';
import { add, bury, holds, known, noMarkerOf, type StockWrite } from '#functions/inventory/domain/stock-write.ts';

/** The order came to nothing before it was committed: its pieces go back and its marker becomes a tombstone. */
export const giveBack = ({ key, quantity }: Hold, now: number): StockWrite => ({
  when: [known, holds(key, quantity)],
  change: [add('available', quantity), add('held', -quantity), add('live', -1), bury(key, now)],
});

/** It holds nothing: a tombstone keeps a late reserve from holding anything. */
export const leaveTombstone = ({ key }: Hold, now: number): StockWrite => ({
  when: [known, noMarkerOf(key)],
  change: [bury(key, now)],
});

/** The pieces of a committed reservation go back; in one transaction with the reservation itself. */
export const returnCommitted = ({ quantity }: Pick<Hold, 'quantity'>): StockWrite => ({
  when: [known],
  change: [add('available', quantity), add('held', -quantity)],
});
