import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

/** An undecided order holds `q` pieces, or (`t`, seconds since the epoch) was decided and can hold none any more. */
export type Marker = { readonly q: number } | { readonly t: number };

/**
 * The pieces of one SKU. Always: received = available + held + sold + writtenOff, none of them negative.
 * `live` counts the markers of undecided orders; tombstones do not count.
 */
export type Stock = {
  readonly id: string;
  readonly sku: string;
  readonly available: number;
  readonly held: number;
  readonly sold: number;
  readonly received: number;
  readonly writtenOff: number;
  readonly live: number;
  readonly markers: Readonly<Record<string, Marker>>;
  /** Receipts and adjustments that were counted, by key, with the second in which they were. */
  readonly counted: Readonly<Record<string, number>>;
  readonly version: number;
  readonly updatedAt: Instant;
  readonly trace: StoredTrace;
};

export type StockLevel = 'in' | 'low' | 'out';

const LOW = 5;

export const levelOf = (available: number): StockLevel => {
  if (available <= 0) return 'out';
  return available <= LOW ? 'low' : 'in';
};

/** Undecided orders that may hold pieces of one SKU at a time. */
export const MAX_HOLDS = 100;

/**
 * Holds and tombstones of one SKU beyond which nothing more is held. Each takes some 26 bytes, so this is a quarter of the
 * 400 KB of an item; the rest is for undoing, which must always find room. No sale gets here on AWS: an item takes 1,000
 * write units a second, an order writes it twice, and its growth uses up what 240 seconds have after 3,000 orders.
 */
export const MAX_MARKERS = 4_000;

/** Longer than any execution with its functions: nothing that could still act is older. */
export const TOMBSTONE_SECONDS = 240;

/** As long as an idempotency key is good for. */
export const COUNTED_SECONDS = 86_400;

/** Tombstones that nothing can need any more. */
export const expiredTombstones = ({ markers }: Stock, now: number): string[] =>
  Object.entries(markers).flatMap(([key, marker]) =>
    't' in marker && marker.t + TOMBSTONE_SECONDS < now ? [key] : [],
  );

/**
 * Receipts and adjustments of one SKU within a day. Each is remembered in some 20 bytes on the item: a tenth of the 400 KB
 * that an item may have, and a write unit more a write for every 50.
 */
export const MAX_COUNTS = 2_000;

const isExpired = (countedAt: number, now: number): boolean => countedAt + COUNTED_SECONDS < now;

/** Counts whose idempotency keys are good for nothing any more. */
export const expiredCounts = ({ counted }: Stock, now: number): string[] =>
  Object.entries(counted).flatMap(([key, at]) => (isExpired(at, now) ? [key] : []));

/** When those were counted that may still be asked for again: seconds since the epoch, in no order. */
export const liveCounts = ({ counted }: Stock, now: number): number[] =>
  Object.values(counted).filter((at) => !isExpired(at, now));
