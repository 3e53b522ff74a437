import type { Product } from '#functions/catalog/contract/product.ts';
import type { CategoryCount, SearchFacets, SearchHit, SearchSort } from '#functions/catalog/contract/search.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

/** A product's price in a currency is the lowest of its variants; both ends are within. */
export type PriceFilter = {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

export type SearchFilters = {
  /** Names from the widest on. */
  readonly category?: readonly string[] | undefined;
  /** Any of them. */
  readonly brands?: readonly string[] | undefined;
  /** Only what has a price in it. */
  readonly currency?: string | undefined;
  readonly price?: PriceFilter | undefined;
  /** For each name any of the values. */
  readonly attributes?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly inStock?: boolean | undefined;
};

/** The place of an item in a result; what the numbers mean is known to the index alone. */
export type Position = readonly number[];

export type SearchRequest = {
  /** What people typed; without it, everything for sale. */
  readonly text?: string | undefined;
  readonly filters: SearchFilters;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly after?: Position | undefined;
};

/** With its title in every language; which to show is not the index's to choose. */
export type FoundProduct = Omit<SearchHit, 'language' | 'languages'> &
  Pick<Product, 'language'> & {
    readonly translations?: Readonly<Record<string, { readonly title: string }>> | undefined;
  };

export type Found = {
  readonly total: number;
  readonly items: readonly FoundProduct[];
  readonly next?: Position | undefined;
  readonly facets: SearchFacets;
  /** Whether items hold all the words or, since none does, some of them. */
  readonly matched: 'all' | 'some';
  /** The text with the words that were taken for others. */
  readonly corrected?: string | undefined;
};

/** SQLite on the function's own disk today; whatever answers this may stand in its place. */
export type FindInIndex = (request: SearchRequest) => Promise<Found>;

/** All categories with something for sale, as one walks down the tree. */
export type CategoriesInIndex = () => Promise<readonly CategoryCount[]>;

/** What an event tells the index. Each is taken if its sequence is newer than that of the same product or SKU. */
export type IndexChange =
  | { readonly kind: 'listed'; readonly sequence: number; readonly at: Instant; readonly product: Product }
  | { readonly kind: 'gone'; readonly sequence: number; readonly id: string }
  | { readonly kind: 'level'; readonly sequence: number; readonly sku: string; readonly level: 'in' | 'low' | 'out' };

/** How much of it was news; the index is left as it is when nothing was. */
export type ChangeIndex = (changes: readonly IndexChange[]) => Promise<{ readonly applied: number }>;
