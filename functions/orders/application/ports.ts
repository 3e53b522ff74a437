import type { Order, OrderStatus } from '#functions/orders/domain/order.ts';
import type { PricedProduct } from '#functions/orders/domain/price-order.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** An order with the version that a save must find. */
export type Loaded = { readonly order: Order; readonly version: number };

export type LoadOrder = (orderId: string) => Promise<Loaded | undefined>;

/** Answers false when the row has moved on since it was loaded (or, without a version, when there is one already). */
export type SaveOrder = (order: Order, version: number | undefined, trace: Trace) => Promise<boolean>;

export type FindProducts = (skus: readonly string[]) => Promise<ReadonlyMap<string, PricedProduct>>;

export type OrderPage = { readonly orders: readonly Order[]; readonly next?: OrderCursor };
export type OrderCursor = { readonly orderId: string; readonly placedAt: Instant };
export type ListOrdersOf = (owner: string, limit: number, after: OrderCursor | undefined) => Promise<OrderPage>;

/** Ids of unsettled orders, those that have been so for the longest first. */
export type FindUnsettled = (status: OrderStatus, before: Instant, limit: number) => Promise<readonly string[]>;
export type LoadOrders = (orderIds: readonly string[]) => Promise<readonly Order[]>;

export type KeepProduct = (product: PricedProduct, productId: string, sequence: number) => Promise<void>;
export type RetireProduct = (sku: string, productId: string, sequence: number) => Promise<void>;

export type Now = () => Instant;
