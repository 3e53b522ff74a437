import type { Line, Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import type { StockWrite } from '#functions/inventory/domain/stock-write.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** When and on whose behalf a write happens. */
export type Act = { readonly at: Instant; readonly trace: Trace };

/** The item after the write, or the item as it stood in its way. */
export type Written = { readonly done: true; readonly stock: Stock } | { readonly done: false; readonly stock?: Stock };

export type LoadStock = (sku: string) => Promise<Stock | undefined>;
export type WriteStock = (sku: string, write: StockWrite, act: Act) => Promise<Written>;
/** Nothing happens when the SKU is known already. */
export type CreateStock = (sku: string, act: Act) => Promise<void>;

export type LoadReservation = (orderId: string) => Promise<Reservation | undefined>;
/** Answers whether this call wrote it; false when there is one already. */
export type PutReservation = (reservation: Reservation) => Promise<boolean>;
/** Some lines of a HELD reservation go back, and it remembers how far it got; the last part makes it RELEASED. */
export type ReturnLines = (reservation: Reservation, lines: readonly Line[], act: Act) => Promise<void>;

/** A receipt or an adjustment as it was asked for, with its answer once it was counted. */
export type CountRow = {
  readonly id: string;
  readonly sku: string;
  readonly request: string;
  readonly at: Instant;
  readonly by: string;
  readonly quantity: number;
  readonly reason?: string;
  readonly answer?: unknown;
  /** It could not be counted: the key is free again, for the same request or another. */
  readonly refused?: true;
  readonly expiresAt: number;
};

/** Writes it if there is none that binds the key, and answers with the one that is there. */
export type OpenCount = (row: CountRow) => Promise<CountRow>;
/** Keeps the first answer of a request: undefined when that is this one, else the one that was kept before. */
export type CloseCount = (row: CountRow, answer: unknown) => Promise<unknown>;
/** Frees the key, unless the same request was counted meanwhile. */
export type RefuseCount = (row: CountRow) => Promise<void>;
