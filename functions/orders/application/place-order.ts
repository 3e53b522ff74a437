import type { FindProducts, LoadOrder, Now, SaveOrder } from '#functions/orders/application/ports.ts';
import { place } from '#functions/orders/domain/decisions.ts';
import type { Order, OrderId } from '#functions/orders/domain/order.ts';
import { assertExpected, priceLines, totalOf, type Wanted } from '#functions/orders/domain/price-order.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

export type PlaceOrder = {
  readonly lines: readonly Wanted[];
  readonly currency: Currency;
  readonly expectedTotal: Money;
  readonly paymentMethod: string;
  readonly cart?: { readonly id: string; readonly version: number } | undefined;
};

export type Placed = { readonly order: Order; readonly replayed: boolean };

type Ports = {
  readonly loadOrder: LoadOrder;
  readonly saveOrder: SaveOrder;
  readonly findProducts: FindProducts;
  readonly now: Now;
};

type Buyer = { readonly owner: string; readonly idempotencyKey: string };

const sameRequest = (order: Order, request: string): Placed => {
  if (order.request !== request)
    throw new IdempotencyKeyReused('This key placed another order before; use a new key for a new order.');
  return { order, replayed: true };
};

const newOrder = async (
  { findProducts, now }: Ports,
  id: OrderId,
  owner: string,
  request: PlaceOrder,
): Promise<Order> => {
  const products = await findProducts([...new Set(request.lines.map(({ sku }) => sku))]);
  const lines = priceLines(request.lines, (sku) => products.get(sku), request.currency);
  const total = totalOf(lines, request.currency);
  assertExpected(total, request.expectedTotal);
  const { paymentMethod, cart } = request;
  const order = { id, owner, total, lines, paymentMethod, request: fingerprint(request), ...(cart && { cart }) };
  return place(order, { at: now(), by: 'buyer' });
};

/**
 * Commits an order as PENDING and nothing else: the bus begins checkout. The id follows from the buyer and the key, so
 * that the row is its own idempotency row; a repeat is answered before anything is priced.
 * @throws UnknownProduct, ProductRetired, CurrencyNotOffered, CurrencyMismatch, PriceChanged, IdempotencyKeyReused
 */
export const placeOrder =
  (ports: Ports) =>
  async (request: PlaceOrder, { owner, idempotencyKey }: Buyer, trace: Trace): Promise<Placed> => {
    const id = derivedId('ord', owner, idempotencyKey);
    const mark = fingerprint(request);
    const before = await ports.loadOrder(id);
    if (before !== undefined) return sameRequest(before.order, mark);
    const order = await newOrder(ports, id, owner, request);
    if (await ports.saveOrder(order, undefined, trace)) return { order, replayed: false };
    const winner = await ports.loadOrder(id);
    if (winner === undefined) throw new ConcurrentChange(`${id} could be neither written nor read.`);
    return sameRequest(winner.order, mark);
  };
