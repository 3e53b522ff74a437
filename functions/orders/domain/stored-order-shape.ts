import type { Cancellation, Order, OrderId, What } from '#functions/orders/domain/order.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

export type StoredTaxed = { readonly x: number; readonly r: number };

export type StoredLine = StoredTaxed & {
  readonly s: string;
  readonly t: string;
  readonly n: number;
  readonly p: number;
};

export type StoredEntry = {
  readonly w: What;
  readonly b: string;
  /** Milliseconds since the order was placed. */
  readonly t: number;
  readonly r?: string;
  readonly f?: string;
};

/**
 * An order as its row keeps it, schema version 2: with its index, everything of an order of three lines has to go into
 * 1 KB, beyond which each write costs twice. Names are short where they come often, and what follows from the rest is
 * left out: the id (it is the key), gross and net of a line, the sequence and attempt of an entry.
 */
export type StoredOrder = {
  readonly pk: OrderId;
  readonly v: 2;
  readonly owner: string;
  readonly placedAt: Instant;
  readonly status: Order['status'];
  readonly currency: Currency;
  readonly total: number;
  readonly lines: readonly StoredLine[];
  readonly shipping?: StoredTaxed & { readonly p: number };
  readonly country?: string;
  readonly quoteId?: string;
  readonly contactId?: string;
  readonly paymentMethod: string;
  readonly request: string;
  readonly cart?: { readonly id: string; readonly version: number };
  readonly history: readonly StoredEntry[];
  readonly cancellation?: Cancellation;
  readonly problem?: string;
};
