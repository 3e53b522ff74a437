import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import type { Evidence, Replica } from '#functions/operations/audit/evidence.ts';
import type { Keeper } from '#functions/operations/audit/tables.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { shortKey } from '#functions/shared/kernel/ids.ts';

/** The evidence with the ways from an order or a SKU to all that belongs to it. */
export type Joined = Evidence & {
  readonly orderById: ReadonlyMap<string, Order>;
  /** By the 12 characters under which stock keeps what an undecided order holds. */
  readonly orderByMarker: ReadonlyMap<string, Order>;
  readonly paymentOf: ReadonlyMap<string, Payment>;
  readonly intentsOf: ReadonlyMap<string, readonly Intent[]>;
  readonly reservationOf: ReadonlyMap<string, Reservation>;
  readonly stockOf: ReadonlyMap<string, Stock>;
  readonly replicaOf: Readonly<Record<Keeper, ReadonlyMap<string, Replica>>>;
};

const by = <Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [key(item), item]));

const bySku = <Item extends { readonly sku: string }>(items: readonly Item[]) => by(items, ({ sku }) => sku);

export const join = (evidence: Evidence): Joined => ({
  ...evidence,
  orderById: by(evidence.orders, ({ id }) => id),
  orderByMarker: by(evidence.orders, ({ id }) => shortKey(id)),
  paymentOf: by(evidence.payments, ({ orderId }) => orderId),
  intentsOf: Map.groupBy(evidence.intents ?? [], ({ reference }) => reference),
  reservationOf: by(evidence.reservations, ({ orderId }) => orderId),
  stockOf: bySku(evidence.stock),
  replicaOf: {
    orders: bySku(evidence.replicas.orders),
    cart: bySku(evidence.replicas.cart),
    shipping: bySku(evidence.replicas.shipping),
  },
});
