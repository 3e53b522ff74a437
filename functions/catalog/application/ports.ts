import type { Product } from '#functions/catalog/domain/product.ts';
import type { Clock } from '#functions/shared/kernel/clock.ts';

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

/** In any order, without those that are not there. */
export type LoadProducts = (ids: readonly string[]) => Promise<readonly Product[]>;

/** Whose the SKU is. */
export type FindOwnerOfSku = (sku: string) => Promise<string | undefined>;

export type ChangePorts = {
  readonly loadProduct: LoadProduct;
  readonly saveProduct: SaveProduct;
  readonly now: Clock;
};
