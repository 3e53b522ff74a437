import { mapRow } from '#functions/catalog/import/map/map-row.ts';
import { columnsOf, type MappingInput, mappingSchema } from '#functions/catalog/import/mapping/mapping.ts';
import { jsonObjectRow } from '#functions/catalog/import/read/json-row.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import type { Sample } from '#functions/catalog/import/sample.ts';
import { type Facts, factsOf } from '#scripts/import/suggest/facts.ts';
import { findColumns } from '#scripts/import/suggest/find-column.ts';
import { assumed, type Explained, explain, type Guess } from '#scripts/import/suggest/guess.ts';
import { guessIdentity } from '#scripts/import/suggest/guess-identity.ts';
import { guessLanguage, guessTranslations } from '#scripts/import/suggest/guess-languages.ts';
import { guessPrices } from '#scripts/import/suggest/guess-price.ts';
import {
  guessAttributes,
  guessOptions,
  guessStock,
  guessTaxCategory,
  guessWeight,
} from '#scripts/import/suggest/guess-rest.ts';
import {
  guessBrand,
  guessCategory,
  guessDescription,
  guessMedia,
  guessTitle,
} from '#scripts/import/suggest/guess-text.ts';
import { WANTED } from '#scripts/import/suggest/wanted.ts';

/** A mapping to begin with, and what a person should know before relying on it. */
export type Suggestion = {
  readonly mapping: MappingInput;
  readonly guesses: readonly Explained[];
  readonly leftOut: readonly string[];
  /** How many of the sampled rows make a product with it, and the first reasons why others do not. */
  readonly tried: { readonly rows: number; readonly good: number; readonly reasons: readonly string[] };
};

/** A list in a cell whose elements are the variants: their fields are columns too. */
const nestedIn = (rows: readonly Row[], { column }: Facts): Row[] =>
  rows.flatMap((row) => {
    const list: unknown = JSON.parse(row[column] || '[]');
    const elements = Array.isArray(list) ? list.filter((each) => each !== null && typeof each === 'object') : [];
    return elements.map((each) => ({ ...row, ...jsonObjectRow(each) }));
  });

const columnsIn = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

const partOf = <Part>([found]: readonly Guess<Part>[]): Part | undefined => found?.part;

const tryOut = (mapping: MappingInput, rows: readonly Row[]): Suggestion['tried'] => {
  const parsed = mappingSchema.parse(mapping);
  const results = rows.map((row) => mapRow(parsed, row));
  const reasons = results.flatMap((result) => ('bad' in result ? [result.bad.reason] : []));
  return { rows: rows.length, good: rows.length - reasons.length, reasons: [...new Set(reasons)].slice(0, 5) };
};

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 20) || 'import';

const guessAll = (all: readonly Facts[], variantFacts: readonly Facts[], rows: readonly Row[], source: string) => {
  const title = guessTitle(all);
  const identity = guessIdentity({ all, variants: variantFacts, rows }, title.columns[0], `${slugOf(source)}:`);
  const prices = guessPrices(variantFacts);
  return {
    ...identity,
    title,
    description: guessDescription(all, title.part),
    language: guessLanguage(all, title.columns[0]),
    translations: guessTranslations(all, title.columns[0]),
    category: guessCategory(all),
    brand: guessBrand(all),
    taxCategory: guessTaxCategory(all),
    media: guessMedia(all),
    options: guessOptions(variantFacts),
    prices:
      prices[0] ??
      assumed([{ amount: 'price', currency: { constant: 'EUR' } }], 'no column holds prices: say which one'),
    stock: guessStock(variantFacts),
    weight: guessWeight(variantFacts),
  };
};

type Guesses = ReturnType<typeof guessAll>;

/** Nothing that was not found. */
const present = <Parts extends object>(parts: Parts): Partial<Parts> =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Partial<Parts>;

const assemble = (
  guesses: Guesses,
  variants: Facts | undefined,
  attributes: MappingInput['attributes'],
): MappingInput =>
  ({
    ...present({ group: guesses.group?.part, variants: variants && { column: variants.column } }),
    externalId: guesses.externalId.part,
    title: guesses.title.part,
    description: guesses.description.part,
    ...present({ language: partOf(guesses.language), translations: partOf(guesses.translations) }),
    category: guesses.category.part,
    ...present({ brand: partOf(guesses.brand) }),
    taxCategory: guesses.taxCategory.part,
    ...present({ media: partOf(guesses.media), attributes }),
    variant: {
      sku: guesses.sku.part,
      ...present({ options: partOf(guesses.options) }),
      prices: guesses.prices.part,
      ...partOf(guesses.stock),
      ...present({ weight: partOf(guesses.weight) }),
    },
  }) as MappingInput;

const explainAll = (guesses: Guesses & { attributes: Guess<unknown>[] }): Explained[] =>
  Object.entries(guesses).flatMap(([field, found]) =>
    [found ?? []].flat().map((each) => explain(field, each as Guess<unknown>)),
  );

/**
 * Proposes a mapping from a file's columns and some of its rows.
 * @param source names the file: it begins the external ids
 */
export const suggestMapping = ({ columns, rows }: Sample, source: string): Suggestion => {
  const all = columns.map((column) => factsOf(column, rows));
  const [variants] = findColumns(all, WANTED.variants);
  const expanded = variants ? nestedIn(rows, variants) : rows;
  const variantFacts = variants ? columnsIn(expanded).map((column) => factsOf(column, expanded)) : all;
  const guesses = guessAll(all, variantFacts, rows, source);
  const draft = assemble(guesses, variants, undefined);
  const used = new Set(columnsOf(mappingSchema.parse(draft)));
  const attributes = guessAttributes(all, used);
  const mapping = assemble(guesses, variants, partOf(attributes));
  const read = new Set(columnsOf(mappingSchema.parse(mapping)));
  return {
    mapping,
    guesses: explainAll({ ...guesses, attributes }),
    leftOut: columns.filter((column) => !read.has(column)),
    tried: tryOut(mapping, rows),
  };
};
