import type { Columns } from '#functions/catalog/adapters/search-index/columns.ts';
import type { Filter } from '#functions/catalog/adapters/search-index/narrow.ts';
import { pathNames } from '#functions/catalog/adapters/search-index/product-entry.ts';
import type { Traits } from '#functions/catalog/adapters/search-index/traits.ts';
import type { SearchFilters } from '#functions/catalog/application/search-ports.ts';
import type { SearchFacets } from '#functions/catalog/contract/search.ts';
import { type PriceRange, RANGES, rangeAt, rangeNumber } from '#functions/catalog/domain/search/price-range.ts';

/** How many of a facet are told, those of most products first. */
export const MAX_VALUES = 50;
export const MAX_ATTRIBUTES = 20;

type Counted<Value> = Value & { readonly count: number };

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const mostFirst =
  <Value>(nameOf: (value: Value) => string) =>
  (a: Counted<Value>, b: Counted<Value>): number =>
    b.count - a.count || compareText(nameOf(a), nameOf(b));

const byValue = mostFirst<{ value: string }>(({ value }) => value);

/** Paths one level below the wanted one. */
const below = (path: readonly string[], wanted: readonly string[]): boolean =>
  path.length === wanted.length + 1 && wanted.every((name, at) => name === path[at]);

const priceRanges = (counts: Int32Array): Counted<PriceRange>[] =>
  [...counts].map((count, number) => ({ ...rangeAt(number), count })).filter(({ count }) => count > 0);

/** Counts products for every further choice. A product that misses one filter counts for what that filter is about. */
export const facetCounter = (columns: Columns, traits: Traits, lows: Float64Array | undefined) => {
  const counts = new Int32Array(traits.groups.length);
  const ranges = new Int32Array(RANGES);
  const stock = { yes: 0, no: 0 };

  const countTraits = (n: number, group: number | undefined): void => {
    for (let at = columns.starts[n] ?? 0; at < (columns.starts[n + 1] ?? 0); at += 1) {
      const trait = columns.traits[at] ?? 0;
      if (group === undefined || traits.groups[trait] === group) counts[trait] = (counts[trait] ?? 0) + 1;
    }
  };

  const countPrice = (price: number): void => {
    if (Number.isNaN(price)) return;
    const range = rangeNumber(price);
    ranges[range] = (ranges[range] ?? 0) + 1;
  };

  const countStock = (n: number): void => {
    stock[(columns.level[n] ?? 0) > 0 ? 'yes' : 'no'] += 1;
  };

  const see = (n: number, missed: Filter | undefined): void => {
    const about = missed?.about;
    if (about === undefined || typeof about === 'number') countTraits(n, about);
    if (lows && (about === undefined || about === 'price')) countPrice(lows[n] ?? Number.NaN);
    if (about === undefined || about === 'inStock') countStock(n);
  };

  const counted = () =>
    traits.traits.flatMap((trait, t) => (trait && counts[t] ? [{ ...trait, count: counts[t] ?? 0 }] : []));

  const attributes = (all: ReturnType<typeof counted>): SearchFacets['attributes'] =>
    [
      ...Map.groupBy(
        all.filter(({ kind }) => kind === 'attribute'),
        ({ name }) => name,
      ),
    ]
      .map(([name, values]) => ({
        name,
        count: values.reduce((sum, { count }) => sum + count, 0),
        values: values
          .map(({ value, count }) => ({ value, count }))
          .toSorted(byValue)
          .slice(0, MAX_VALUES),
      }))
      .toSorted(mostFirst(({ name }) => name))
      .slice(0, MAX_ATTRIBUTES)
      .map(({ name, values }) => ({ name, values }));

  const facets = ({ category = [], currency }: SearchFilters): SearchFacets => {
    const all = counted();
    const categories = all
      .filter(({ kind }) => kind === 'category')
      .map(({ value, count }) => ({ path: pathNames(value), count }))
      .filter(({ path }) => below(path, category));
    return {
      categories: categories.toSorted(mostFirst(({ path }) => path.join())).slice(0, MAX_VALUES),
      brands: all
        .filter(({ kind }) => kind === 'brand')
        .map(({ value, count }) => ({ value, count }))
        .toSorted(byValue)
        .slice(0, MAX_VALUES),
      attributes: attributes(all),
      ...(currency !== undefined && {
        price: { currency, ranges: priceRanges(ranges) },
      }),
      inStock: stock,
    };
  };

  return { see, facets };
};
