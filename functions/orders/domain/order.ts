import type { HistoryEntry } from '#functions/shared/events/events-from-history.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Id } from '#functions/shared/kernel/ids.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

export type OrderId = Id<'ord'>;

/** A price with tax, taken apart: minor units of the order's currency, the rate in basis points; net + tax = gross. */
export type Taxed = {
  readonly rate: number;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
};

/** gross = price × quantity. */
export type OrderLine = Taxed & {
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly price: number;
};

export type What =
  | 'Placed'
  | 'Overdue'
  | 'Confirmed'
  | 'CancellationRequested'
  | 'CancellationRefused'
  | 'Rejected'
  | 'Cancelled'
  | 'NeedsAttention'
  /** A guest's order became a customer's; changes nothing else. */
  | 'Claimed';

/** Who acts: the two that may give up a pending checkout, and the two that may cancel a confirmed order. */
export type Actor = 'buyer' | 'checkout' | 'deadline' | 'operator';

export type OrderEntry = HistoryEntry & {
  readonly what: What;
  readonly reason?: string;
  /** Of an Overdue: which attempt it begins. */
  readonly attempt?: number;
  /** Of a Claimed: the guest whose order it was until then. */
  readonly from?: string;
};

/** Who asked for the undo and why; it decides whether the order ends as REJECTED or CANCELLED. */
export type Cancellation = { readonly by: Actor; readonly reason: string };

type Common = {
  readonly id: OrderId;
  /** A customer's subject, or a guest's `guest_…`. */
  readonly owner: string;
  readonly placedAt: Instant;
  /** Of the lines and the shipping. */
  readonly total: Money;
  readonly lines: readonly OrderLine[];
  readonly shipping?: Taxed;
  /** Where it is sent to, whose taxes it bears: ISO 3166-1 alpha-2. Orders of the first days know none. */
  readonly country?: string;
  /** What shipping and notifications know of the buyer, by names that say nothing. */
  readonly quoteId?: string;
  readonly contactId?: string;
  readonly paymentMethod: string;
  /** Fingerprint of the request, to tell a repeat from another request with the same key. */
  readonly request: string;
  readonly cart?: { readonly id: string; readonly version: number };
  /** How often the deadline has begun checkout again. */
  readonly attempt: number;
  readonly history: readonly OrderEntry[];
};

export type PendingOrder = Common & { readonly status: 'PENDING' };
export type ConfirmedOrder = Common & { readonly status: 'CONFIRMED' };
export type CancellingOrder = Common & { readonly status: 'CANCELLING'; readonly cancellation: Cancellation };
export type UndoneOrder = Common & { readonly status: 'REJECTED' | 'CANCELLED'; readonly cancellation: Cancellation };
export type ParkedOrder = Common & {
  readonly status: 'NEEDS_ATTENTION';
  readonly cancellation: Cancellation;
  readonly problem: string;
};

export type Order = PendingOrder | ConfirmedOrder | CancellingOrder | UndoneOrder | ParkedOrder;
export type OrderStatus = Order['status'];

/** When and by whom a decision is made. */
export type Act = { readonly at: Instant; readonly by: Actor };

export type NewEntry = Omit<OrderEntry, 'sequence' | 'at' | 'by'>;

/** The history with one entry more. */
export const withEntry = (
  order: { readonly history: readonly OrderEntry[] },
  { at, by }: Act,
  entry: NewEntry,
): readonly OrderEntry[] => [
  ...order.history,
  { sequence: (order.history.at(-1)?.sequence ?? 0) + 1, at, by, ...entry },
];
