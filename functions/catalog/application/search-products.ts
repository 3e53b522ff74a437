import * as z from 'zod';
import { chosenOf } from '#functions/catalog/application/choose-texts.ts';
import type {
  FindInIndex,
  FoundProduct,
  Position,
  SearchFilters,
} from '#functions/catalog/application/search-ports.ts';
import { categoryNames } from '#functions/catalog/contract/product-input.ts';
import type { SearchAnswer, SearchHit, SearchSort } from '#functions/catalog/contract/search.ts';
import { listedPairs, listedTexts, type SearchQuery } from '#functions/catalog/contract/search-query.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';
import type { ChooseLanguage } from '#functions/shared/runtime/api/accept-language.ts';
import { type CursorScope, readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

const positionSchema = z.array(z.number()).min(1).max(4);

/** A cursor holds for the same question only. */
const scopeOf = ({ cursor: _, limit: __, ...asked }: SearchQuery): CursorScope => [
  'searchProducts',
  fingerprint(asked),
];

const valuesByName = (pairs: readonly (readonly [string, string])[]): Map<string, string[]> => {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
};

const boundOf = (text: string | undefined): number | undefined => (text ? Number(text) : undefined);

/** `EUR:1000-5000`, of which either end may be missing. */
const priceOf = (price: string | undefined) => {
  const [, currency, from, to] = /^([A-Z]{3}):(\d*)-(\d*)$/.exec(price ?? '') ?? [];
  return currency === undefined ? undefined : { currency, price: { from: boundOf(from), to: boundOf(to) } };
};

const filtersOf = ({ category, brand, attribute, currency, price, inStock }: SearchQuery): SearchFilters => ({
  ...(category !== undefined && { category: categoryNames(category) }),
  ...(brand !== undefined && { brands: listedTexts(brand) }),
  ...(attribute !== undefined && { attributes: valuesByName(listedPairs(attribute)) }),
  ...(currency !== undefined && { currency }),
  ...priceOf(price),
  ...(inStock !== undefined && { inStock: inStock === 'true' }),
});

/** What is asked for without words has no relevance. */
const sortOf = ({ sort }: SearchQuery, text: string | undefined): SearchSort =>
  text === undefined ? ((sort ?? 'newest').replace('relevance', 'newest') as SearchSort) : (sort ?? 'relevance');

const hitOf = ({ translations, ...own }: FoundProduct, choose: ChooseLanguage): SearchHit => {
  const { texts, shownIn } = chosenOf({ ...own, translations }, choose);
  return { ...own, ...shownIn, title: texts.title };
};

/** @throws InvalidCursor */
export const searchProducts =
  ({ findInIndex }: { readonly findInIndex: FindInIndex }) =>
  async (query: SearchQuery, choose: ChooseLanguage): Promise<SearchAnswer> => {
    const scope = scopeOf(query);
    const text = query.q === undefined || query.q.trim() === '' ? undefined : query.q;
    const after: Position | undefined =
      query.cursor === undefined ? undefined : readCursor(scope, positionSchema, query.cursor);
    const sort = sortOf(query, text);
    const { next, corrected, items, ...found } = await findInIndex({
      text,
      filters: filtersOf(query),
      sort,
      limit: query.limit,
      after,
    });
    return {
      ...found,
      items: items.map((item) => hitOf(item, choose)),
      ...(corrected !== undefined && { didYouMean: corrected }),
      ...(next && { nextCursor: writeCursor(scope, next) }),
    };
  };
