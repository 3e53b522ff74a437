import type { Hold } from '#functions/inventory/domain/reserve-stock.ts';
import { add, bury, holds, known, type StockWrite } from '#functions/inventory/domain/stock-write.ts';

/** The order stands: its pieces stay held by the reservation item, and the marker makes room for others. */
export const settleMarker = ({ key, quantity }: Hold, now: number): StockWrite => ({
  when: [known, holds(key, quantity)],
  change: [add('live', -1), bury(key, now)],
});
