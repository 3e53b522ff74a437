import type { SearchFilters } from '#functions/catalog/application/search-ports.ts';
import type { Product } from '#functions/catalog/contract/product.ts';
import type { SearchFacets } from '#functions/catalog/contract/search.ts';

/** A product and whether it can be had. */
export type Shelved = { readonly product: Product; readonly inStock: boolean };

type Question = 'category' | 'brands' | 'currency' | 'price' | 'inStock' | `attribute ${string}`;

const lowOf = ({ variants }: Product, currency = ''): number =>
  Math.min(...variants.map(({ prices }) => prices[currency] ?? Number.POSITIVE_INFINITY));

const has = ({ attributes, variants }: Product, name: string, value: string): boolean =>
  attributes[name] === value || variants.some(({ options = {} }) => options[name] === value);

const namesOf = ({ attributes, variants }: Product): string[] =>
  [attributes, ...variants.map(({ options = {} }) => options)].flatMap((entries) => Object.keys(entries));

/** What a product is asked, one question for each filter. */
const questions = ({ category, brands, currency, price, attributes, inStock }: SearchFilters) => {
  const asked = new Map<Question, (shelved: Shelved) => boolean>();
  if (category) asked.set('category', ({ product }) => category.every((name, at) => product.category[at] === name));
  if (brands) asked.set('brands', ({ product }) => brands.includes(product.brand ?? ''));
  if (currency) asked.set('currency', ({ product }) => Number.isFinite(lowOf(product, currency)));
  if (price)
    asked.set('price', ({ product }) => {
      const low = lowOf(product, currency);
      return low >= (price.from ?? 0) && low <= (price.to ?? Number.MAX_VALUE);
    });
  for (const [name, values] of attributes ?? [])
    asked.set(`attribute ${name}`, ({ product }) => values.some((value) => has(product, name, value)));
  if (inStock !== undefined) asked.set('inStock', (shelved) => shelved.inStock === inStock);
  return asked;
};

/** Counts by looking at every product for every number: slow, and plain to see. */
export const countByHand = (shelf: readonly Shelved[], filters: SearchFilters) => {
  const asked = questions(filters);
  const passing = (but?: Question): Shelved[] =>
    shelf.filter((one) => [...asked].every(([question, holds]) => question === but || holds(one)));
  const count = (those: readonly Shelved[], holds: (product: Product) => boolean): number =>
    those.filter(({ product }) => holds(product)).length;
  const all = passing();

  const brand = (value: string): number => count(passing('brands'), (product) => product.brand === value);
  const attribute = (name: string, value: string): number =>
    count(passing(`attribute ${name}`), (product) => has(product, name, value));
  const category = (path: readonly string[]): number =>
    count(passing('category'), (product) => path.every((name, at) => product.category[at] === name));
  const price = (from: number, to: number): number =>
    count(
      passing('price'),
      (product) => lowOf(product, filters.currency) >= from && lowOf(product, filters.currency) <= to,
    );
  const stock = (yes: boolean): number => passing('inStock').filter(({ inStock }) => inStock === yes).length;

  const recount = (facets: SearchFacets): SearchFacets => ({
    categories: facets.categories.map(({ path }) => ({ path, count: category(path) })),
    brands: facets.brands.map(({ value }) => ({ value, count: brand(value) })),
    attributes: facets.attributes.map(({ name, values }) => ({
      name,
      values: values.map(({ value }) => ({ value, count: attribute(name, value) })),
    })),
    ...(facets.price && {
      price: {
        currency: facets.price.currency,
        ranges: facets.price.ranges.map(({ from, to }) => ({ from, to, count: price(from, to) })),
      },
    }),
    inStock: { yes: stock(true), no: stock(false) },
  });

  return {
    total: all.length,
    ids: all.map(({ product }) => product.id),
    recount,
    /** What facets must speak of, since at least one product is behind it. */
    brands: [...new Set(passing('brands').flatMap(({ product }) => product.brand ?? []))].sort(),
    names: [...new Set(all.flatMap(({ product }) => namesOf(product)))].sort(),
  };
};
