import type { ContactToken } from '#functions/notifications/contract/contact-token.ts';
import type { Claim } from '#functions/orders/domain/claim.ts';
import type { Order, OrderStatus } from '#functions/orders/domain/order.ts';
import type { PricedProduct } from '#functions/orders/domain/price-order.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import type { QuoteToken } from '#functions/shipping/contract/quote-token.ts';

/** An order with the version that a save must find. */
export type Loaded = { readonly order: Order; readonly version: number };

export type LoadOrder = (orderId: string) => Promise<Loaded | undefined>;

/** Answers false when the row has moved on since it was loaded (or, without a version, when there is one already). */
export type SaveOrder = (order: Order, version: number | undefined, trace: Trace) => Promise<boolean>;

export type FindProducts = (skus: readonly string[]) => Promise<ReadonlyMap<string, PricedProduct>>;

export type OrderPage = { readonly orders: readonly Order[]; readonly next?: OrderCursor };
export type OrderCursor = { readonly orderId: string; readonly placedAt: Instant };
export type ListOrdersOf = (owner: string, limit: number, after: OrderCursor | undefined) => Promise<OrderPage>;

/** How many orders an owner has placed since; it counts no further than `most`. */
export type CountOrdersSince = (owner: string, since: Instant, most: number) => Promise<number>;

/** When the first of them was placed. */
export type FirstOrderSince = (owner: string, since: Instant) => Promise<Instant | undefined>;
export type OrderIdsOf = (owner: string) => Promise<readonly string[]>;

/** Answers with the claim that stands: the first one of a guest. */
export type KeepClaim = (claim: Claim, at: Instant) => Promise<Claim>;
export type FindClaim = (guest: string) => Promise<Claim | undefined>;

/** What a token says; undefined when its context has not signed it as it is. */
export type OpenQuote = (token: string) => Promise<QuoteToken | undefined>;
export type OpenContact = (token: string) => Promise<ContactToken | undefined>;

/** Ids of unsettled orders, those that have been so for the longest first. */
export type FindUnsettled = (status: OrderStatus, before: Instant, limit: number) => Promise<readonly string[]>;

/** `since` is when the order became as it is. */
export type UnsettledCursor = { readonly orderId: string; readonly since: Instant };
export type UnsettledPage = { readonly orderIds: readonly string[]; readonly next?: UnsettledCursor };
export type ListUnsettled = (
  status: OrderStatus,
  limit: number,
  after: UnsettledCursor | undefined,
) => Promise<UnsettledPage>;
export type LoadOrders = (orderIds: readonly string[]) => Promise<readonly Order[]>;

export type KeepProduct = (product: PricedProduct, productId: string, sequence: number) => Promise<void>;
export type RetireProduct = (sku: string, productId: string, sequence: number) => Promise<void>;

export type Now = () => Instant;
