import type { Hold } from '#functions/inventory/domain/reserve-stock.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { expiredTombstones } from '#functions/inventory/domain/stock.ts';
import { add, bury, forget, holds, known, type StockWrite } from '#functions/inventory/domain/stock-write.ts';

/** The order stands: its pieces stay held by the reservation item, and the marker makes room for others. */
export const settleMarker = ({ key, quantity }: Hold, now: number): StockWrite => ({
  when: [known, holds(key, quantity)],
  change: [add('live', -1), bury(key, now)],
});

const PRUNE_FROM = 10;

/** Old tombstones are swept together once there are enough of them to be worth a write. */
export const pruneTombstones = (stock: Stock, now: number): StockWrite | undefined => {
  const keys = expiredTombstones(stock, now);
  return keys.length < PRUNE_FROM ? undefined : { when: [known], change: keys.map(forget) };
};
