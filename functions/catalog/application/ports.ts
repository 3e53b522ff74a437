import type { PriceSchedule } from '#functions/catalog/domain/price-schedule.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import type { Clock, Instant } from '#functions/shared/kernel/clock.ts';

export type LoadProduct = (id: string) => Promise<Product | undefined>;

/**
 * Writes what `before` became, and takes its new SKUs.
 * @throws ConcurrentChange when the row is no longer as in `before`, SkuTaken when another product has one
 */
export type SaveProduct = (before: Product | undefined, after: Product) => Promise<void>;

/** A product for sale in a list's order; `key` is its place, opaque to all but the adapter. */
export type Listed = { readonly id: string; readonly key: string };

export type Listing = {
  /** Names from the widest on; without it, all products. */
  readonly category?: readonly string[] | undefined;
  readonly limit: number;
  readonly after?: Listed | undefined;
};

/** @throws InvalidCursor when `after` is no place in this list */
export type ListPublished = (listing: Listing) => Promise<readonly Listed[]>;

/** Products of one status, those that came to it last first. @throws InvalidCursor when `after` is no place in this list */
export type ListByStatus = (
  listing: Omit<Listing, 'category'> & { readonly status: Product['status'] },
) => Promise<readonly Listed[]>;

/** In any order, without those that are not there. */
export type LoadProducts = (ids: readonly string[]) => Promise<readonly Product[]>;

/** Whose the SKU is. */
export type FindOwnerOfSku = (sku: string) => Promise<string | undefined>;

export type ChangePorts = {
  readonly loadProduct: LoadProduct;
  readonly saveProduct: SaveProduct;
  readonly now: Clock;
};

/** One without changes where there is none. */
export type LoadPriceSchedule = (productId: string) => Promise<PriceSchedule>;

/** @property product what the end of a change made of it */
export type PriceScheduleWrite = {
  readonly before: PriceSchedule;
  readonly after: PriceSchedule;
  readonly product?: { readonly before: Product; readonly after: Product };
};

/**
 * Writes all of it or nothing: what `before` became, which of its changes wait, and the product.
 * @throws ConcurrentChange when one of the rows is no longer as it was
 */
export type SavePriceSchedule = (write: PriceScheduleWrite) => Promise<void>;

/** A change that waits for its time; `tries` counts how often it could not be applied, for reasons that are not its own. */
export type Waiting = {
  readonly productId: string;
  readonly id: string;
  readonly effectiveAt: Instant;
  readonly tries: number;
};

/** Those whose time has come, the earliest first. */
export type FindDuePriceChanges = (now: Instant, limit: number) => Promise<readonly Waiting[]>;

/** Keeps how often it was tried, if it waits still. */
export type CountTry = (waiting: Waiting) => Promise<void>;
