import { languageSchema } from '#functions/catalog/contract/language.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { isCurrency } from '#functions/shared/kernel/money/currency.ts';

/** What the sampled rows say of a column. */
export type Facts = {
  readonly column: string;
  /** The name in lower case, its words apart: `ProductName` → `product name`. */
  readonly words: string;
  /** Cells that are not empty, trimmed. */
  readonly values: readonly string[];
  /** Share of rows that have something there. */
  readonly filled: number;
  readonly distinct: number;
  readonly averageLength: number;
  readonly json: JsonShape | undefined;
};

/** What JSON cells hold: a list of texts, of things with a name, of names and values, of objects; or an object. */
export type JsonShape =
  | { readonly is: 'texts' | 'objects' | 'object' }
  | { readonly is: 'named'; readonly name: string }
  | { readonly is: 'pairs'; readonly name: string; readonly value: string };

const NAME_KEYS = ['name', 'title', 'label', 'key', 'k'];
const VALUE_KEYS = ['value', 'values', 'val', 'v', 'text', 'variations', 'options'];

const wordsOf = (column: string): string =>
  column
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const parsed = (value: string): unknown => {
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : undefined;
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const shapeOfObjects = (objects: readonly Record<string, unknown>[]): JsonShape => {
  const keys = Object.keys(objects[0] ?? {});
  const name = NAME_KEYS.find((key) => keys.includes(key));
  const value = VALUE_KEYS.find((key) => keys.includes(key));
  if (name !== undefined && value !== undefined) return { is: 'pairs', name, value };
  return name !== undefined && keys.length <= 3 ? { is: 'named', name } : { is: 'objects' };
};

const shapeOf = (values: readonly string[]): JsonShape | undefined => {
  const found = values.map(parsed);
  if (values.length === 0 || found.filter((value) => value !== undefined).length < values.length * 0.9)
    return undefined;
  if (found.some(isObject)) return { is: 'object' };
  const elements = found.flatMap((value) => (Array.isArray(value) ? value : []));
  if (elements.every(isObject))
    return elements.length === 0 ? { is: 'texts' } : shapeOfObjects(elements.filter(isObject));
  return { is: 'texts' };
};

export const factsOf = (column: string, rows: readonly Row[]): Facts => {
  const values = rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '' && value !== 'null');
  return {
    column,
    words: wordsOf(column),
    values,
    filled: values.length / Math.max(1, rows.length),
    distinct: new Set(values).size,
    averageLength: values.reduce((sum, { length }) => sum + length, 0) / Math.max(1, values.length),
    json: shapeOf(values),
  };
};

const mostAre = ({ values }: Facts, is: (value: string) => boolean): boolean =>
  values.length > 0 && values.filter(is).length >= values.length * 0.9;

export const isUnique = ({ values, distinct, filled }: Facts): boolean => filled === 1 && distinct === values.length;

export const isWebAddresses = (facts: Facts): boolean => mostAre(facts, (value) => /^https?:\/\/\S+$/.test(value));

export const isListOfWebAddresses = (facts: Facts): boolean =>
  facts.json?.is === 'texts' && mostAre(facts, (value) => /^\[\s*(?:"https?:|\])/.test(value));

export const isAmounts = (facts: Facts): boolean =>
  mostAre(
    facts,
    (value) => /\d/.test(value) && /^\p{L}{0,3}\.?\p{Sc}?\s*[\d.,' ]+(?:e[+-]?\d+)?\s*\p{Sc}?\p{L}{0,3}$/u.test(value),
  );

export const isWholeNumbers = (facts: Facts): boolean => mostAre(facts, (value) => /^\d{1,7}$/.test(value));

export const isYesOrNo = (facts: Facts): boolean =>
  mostAre(facts, (value) => /^(?:true|false|yes|no|0|1)$/i.test(value));

export const isCurrencies = (facts: Facts): boolean => mostAre(facts, (value) => isCurrency(value.toUpperCase()));

export const isLanguages = (facts: Facts): boolean =>
  mostAre(facts, (value) => languageSchema.safeParse(value.replaceAll('_', '-')).success);

export const isText = (facts: Facts): boolean =>
  facts.values.length > 0 &&
  facts.json === undefined &&
  !isWebAddresses(facts) &&
  mostAre(facts, (value) => /\p{L}/u.test(value));
