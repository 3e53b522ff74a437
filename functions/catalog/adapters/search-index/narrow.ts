import type { Columns } from '#functions/catalog/adapters/search-index/columns.ts';
import { pathText } from '#functions/catalog/adapters/search-index/product-entry.ts';
import type { Traits } from '#functions/catalog/adapters/search-index/traits.ts';
import type { SearchFilters } from '#functions/catalog/application/search-ports.ts';

/** One thing that is asked for. Facets of it are counted as if it were not, so that one sees what else there is. */
export type Filter = {
  /** The group of traits that it is about, or what else. */
  readonly about: number | 'price' | 'inStock' | 'currency';
  readonly holds: (n: number) => boolean;
};

const NO_GROUP = -1;

/** Values that no product has are of no trait, and then no product holds any. */
const anyOf = ({ starts, traits }: Columns, wanted: readonly (number | undefined)[]): Filter['holds'] => {
  const those = new Set(wanted);
  return (n) => {
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at += 1) if (those.has(traits[at])) return true;
    return false;
  };
};

const traitFilters = (columns: Columns, traits: Traits, filters: SearchFilters): Filter[] => {
  const { category, brands, attributes = new Map<string, readonly string[]>() } = filters;
  const path = category && traits.numberOf({ kind: 'category', name: '', value: pathText(category) });
  const those = brands?.map((value) => traits.numberOf({ kind: 'brand', name: '', value }));
  return [
    ...(category ? [{ about: traits.groupOf('category') ?? NO_GROUP, holds: anyOf(columns, [path ?? NO_GROUP]) }] : []),
    ...(those
      ? [
          {
            about: traits.groupOf('brand') ?? NO_GROUP,
            holds: anyOf(
              columns,
              those.map((t) => t ?? NO_GROUP),
            ),
          },
        ]
      : []),
    ...[...attributes].map(([name, values]): Filter => {
      const wanted = values.map((value) => traits.numberOf({ kind: 'attribute', name, value }) ?? NO_GROUP);
      return { about: traits.groupOf('attribute', name) ?? NO_GROUP, holds: anyOf(columns, wanted) };
    }),
  ];
};

/** @param lows prices in the currency that is asked for, if one is */
export const filtersOf = (
  columns: Columns,
  traits: Traits,
  filters: SearchFilters,
  lows: Float64Array | undefined,
): Filter[] => {
  const { price, inStock } = filters;
  const { from = 0, to = Number.POSITIVE_INFINITY } = price ?? {};
  const priceOf = (n: number): number => lows?.[n] ?? Number.NaN;
  return [
    ...traitFilters(columns, traits, filters),
    ...(lows ? [{ about: 'currency', holds: (n: number) => !Number.isNaN(priceOf(n)) } as const] : []),
    ...(price ? [{ about: 'price', holds: (n: number) => priceOf(n) >= from && priceOf(n) <= to } as const] : []),
    ...(inStock === undefined
      ? []
      : [{ about: 'inStock', holds: (n: number) => (columns.level[n] ?? 0) > 0 === inStock } as const]),
  ];
};

/** Told of each product that passes all filters, or all but one. */
export type Seen = (n: number, missed: Filter | undefined) => void;

export const narrow = (candidates: Iterable<number>, filters: readonly Filter[], seen: Seen): void => {
  for (const n of candidates) {
    let missed: Filter | undefined;
    let misses = 0;
    for (const filter of filters) {
      if (filter.holds(n)) continue;
      missed = filter;
      misses += 1;
      if (misses > 1) break;
    }
    if (misses < 2) seen(n, missed);
  }
};
