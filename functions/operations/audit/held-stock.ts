import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { holdsOf } from '#functions/operations/audit/holds.ts';
import { shortKey } from '#functions/shared/kernel/ids.ts';

/** Pieces of a SKU that a committed order has and that have not gone back. */
type Committed = { readonly orderId: string; readonly key: string; readonly sku: string; readonly quantity: number };

/**
 * `returned` counts the lines that went back while a HELD reservation is being released; each step of that is one
 * transaction with the stock, so that what is left is exact at every moment.
 */
const committedOf = ({ orderId, status, lines, returned }: Reservation): Committed[] =>
  status === 'HELD' ? lines.slice(returned).map((line) => ({ ...line, orderId, key: shortKey(orderId) })) : [];

export const committedBySku = (reservations: readonly Reservation[]): ReadonlyMap<string, readonly Committed[]> =>
  Map.groupBy(reservations.flatMap(committedOf), ({ sku }) => sku);

/**
 * What a SKU's row must hold: its live markers, and what committed orders have whose marker is settled. A commit writes
 * the reservation first and settles the marker then, and between the two the marker counts: once.
 */
export const heldShouldBe = (stock: Stock, committed: readonly Committed[] = []): number => {
  const holds = holdsOf(stock);
  const live = new Set(holds.map(({ key }) => key));
  const settled = committed.filter(({ key }) => !live.has(key));
  return [...holds, ...settled].reduce((sum, { quantity }) => sum + quantity, 0);
};
