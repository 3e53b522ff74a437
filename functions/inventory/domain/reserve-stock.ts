import { OutOfStock, StockBusy } from '#functions/inventory/domain/errors.ts';
import { MAX_HOLDS, MAX_MARKERS, type Stock } from '#functions/inventory/domain/stock.ts';
import {
  add,
  atLeast,
  fewerMarkersThan,
  fewerThan,
  hold,
  known,
  noMarkerOf,
  type StockWrite,
} from '#functions/inventory/domain/stock-write.ts';
import { OrderAlreadyDecided } from '#functions/orders/contract/errors.ts';
import type { DomainError } from '#functions/shared/kernel/domain-error.ts';

export type Hold = { readonly key: string; readonly sku: string; readonly quantity: number };

export const reserveStock = ({ key, quantity }: Hold): StockWrite => ({
  when: [
    known,
    noMarkerOf(key),
    atLeast('available', quantity),
    fewerThan('live', MAX_HOLDS),
    fewerMarkersThan(MAX_MARKERS),
  ],
  change: [add('available', -quantity), add('held', quantity), add('live', 1), hold(key, quantity)],
});

/** Why the write was refused, as the item itself tells; undefined when the order holds these pieces already. */
export const whyNotReserved = (stock: Stock | undefined, { key, sku, quantity }: Hold): DomainError | undefined => {
  const marker = stock?.markers[key];
  if (marker !== undefined && 'q' in marker) return undefined;
  if (marker !== undefined) return new OrderAlreadyDecided(`The pieces of ${sku} were given back or kept already.`);
  if (stock !== undefined && stock.available >= quantity)
    return new StockBusy(`${sku} is held by ${stock.live} undecided orders, and many were just decided.`, { sku });
  return new OutOfStock(`${sku}: ${quantity} asked for, ${stock?.available ?? 0} available.`, { sku });
};
