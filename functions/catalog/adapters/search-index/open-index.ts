import { DatabaseSync } from 'node:sqlite';
import { bestOf } from '#functions/catalog/adapters/search-index/best.ts';
import { type Columns, readColumns, readLows } from '#functions/catalog/adapters/search-index/columns.ts';
import { countCategories } from '#functions/catalog/adapters/search-index/count-categories.ts';
import { facetCounter } from '#functions/catalog/adapters/search-index/count-facets.ts';
import { type Matched, textMatcher } from '#functions/catalog/adapters/search-index/match-text.ts';
import { filtersOf, narrow } from '#functions/catalog/adapters/search-index/narrow.ts';
import type { Card } from '#functions/catalog/adapters/search-index/product-entry.ts';
import { LEVELS } from '#functions/catalog/adapters/search-index/schema.ts';
import { readTraits } from '#functions/catalog/adapters/search-index/traits.ts';
import type { Found, FoundProduct, SearchRequest } from '#functions/catalog/application/search-ports.ts';
import type { CategoryCount, SearchHit } from '#functions/catalog/contract/search.ts';

export type OpenIndex = {
  readonly find: (request: SearchRequest) => Found;
  readonly categories: () => readonly CategoryCount[];
  readonly close: () => void;
};

/** What is sold out counts half. */
const SOLD_OUT = 0.5;

type RankOf = (n: number) => number;

const rankOf = (
  { sort, text }: SearchRequest,
  { since, level }: Columns,
  { scores }: Matched,
  lows: Float64Array | undefined,
): RankOf => {
  if (sort === 'price') return (n) => -(lows?.[n] ?? 0);
  if (sort === '-price') return (n) => lows?.[n] ?? 0;
  if (sort === 'newest' || text === undefined) return (n) => since[n] ?? 0;
  return (n) => (scores.get(n) ?? 0) * (level[n] ? 1 : SOLD_OUT);
};

/** For each currency once: they are read when somebody asks in it. */
const lowsOnce = (db: DatabaseSync, size: number): ((currency: string) => Float64Array) => {
  const known = new Map<string, Float64Array>();
  return (currency) => {
    const lows = known.get(currency) ?? readLows(db, currency, size);
    // Whoever makes up currencies must not fill the memory.
    if (known.size < 200) known.set(currency, lows);
    return lows;
  };
};

const EVERYTHING: Matched = { scores: new Map(), matched: 'all' };

const pricesIn = (prices: SearchHit['prices'], currency: string | undefined): SearchHit['prices'] => {
  const price = currency === undefined ? undefined : prices[currency];
  return currency !== undefined && price ? { [currency]: price } : prices;
};

const cardReader = (db: DatabaseSync) => {
  const statement = db.prepare('SELECT id, level, card FROM product WHERE n = ?');
  return (n: number, currency: string | undefined): FoundProduct => {
    const { id, level, card } = statement.get(n) ?? {};
    const { prices, ...shown } = JSON.parse(String(card)) as Card;
    return {
      id: String(id),
      ...shown,
      prices: pricesIn(prices, currency),
      availability: LEVELS[Number(level)] ?? 'out',
    };
  };
};

/** Opens a file of an index for questions. @throws Error when it is none */
export const openIndex = (file: string): OpenIndex => {
  const db = new DatabaseSync(file, { readOnly: true });
  const [columns, traits] = [readColumns(db), readTraits(db)];
  const [match, lowsIn, cardOf] = [textMatcher(db), lowsOnce(db, columns.since.length), cardReader(db)];

  const find = (request: SearchRequest): Found => {
    const { text, filters, limit, after } = request;
    const lows = filters.currency === undefined ? undefined : lowsIn(filters.currency);
    const matched = text === undefined ? EVERYTHING : match(text);
    const ranked = rankOf(request, columns, matched, lows);
    const counter = facetCounter(columns, traits, lows);
    const first = bestOf(limit + 1, after);
    let total = 0;
    narrow(
      text === undefined ? columns.listed : matched.scores.keys(),
      filtersOf(columns, traits, filters, lows),
      (n, missed) => {
        counter.see(n, missed);
        if (missed) return;
        total += 1;
        first.offer(ranked(n), n);
      },
    );
    const page = first.best().slice(0, limit);
    const more = first.best().length > limit;
    return {
      total,
      items: page.map(([, n]) => cardOf(n, filters.currency)),
      ...(more && { next: page.at(-1) }),
      facets: counter.facets(filters),
      matched: matched.matched,
      corrected: matched.corrected,
    };
  };
  return { find, categories: () => countCategories(columns, traits), close: () => db.close() };
};
