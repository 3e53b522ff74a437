import { matches } from '#functions/catalog/import/map/pattern.ts';
import { oneLine, shorten } from '#functions/catalog/import/map/plain-text.ts';
import { readCell, readJson, select, toTexts } from '#functions/catalog/import/map/read-cell.ts';
import type { ListSource, ListStep, PairsSource, PairsStep } from '#functions/catalog/import/mapping/sources.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';

const elements = (row: Row, { column, constant, path, separator }: ListStep): string[] => {
  if (column === undefined) return toTexts([constant]);
  if (path !== undefined) return toTexts(readJson(row, column, path)).map(oneLine);
  const cell = readCell(row, column);
  return toTexts(separator === undefined ? [cell] : cell.split(separator));
};

const readStep = (row: Row, step: ListStep): string[] => {
  const { matching, column } = step;
  const found = elements(row, step).filter((each) => matching === undefined || matches(matching, each, column));
  return [...new Set(found)].slice(0, step.maxItems);
};

/** The elements of cells, each once, in order. */
export const readList = (row: Row, source: ListSource): string[] => [
  ...new Set(source.flatMap((step) => readStep(row, step))),
];

type Pair = readonly [name: string | undefined, text: string];

const textOf = (value: unknown, join: string | undefined): string => {
  const texts = toTexts(Array.isArray(value) ? value : [value]);
  return join === undefined ? (texts[0] ?? '') : texts.join(join);
};

const pairOf = (element: unknown, { name, value, join }: PairsStep): Pair => {
  const values = select(element, value ?? '');
  return [toTexts(select(element, name ?? ''))[0], textOf(values.length === 1 ? values[0] : values, join)];
};

const entriesOf = (object: unknown, { join }: PairsStep): Pair[] =>
  object === null || typeof object !== 'object' || Array.isArray(object)
    ? []
    : Object.entries(object).map(([name, value]) => [name, textOf(value, join)]);

const meansNothing = (value: string, { exceptValues = [] }: PairsStep): boolean =>
  value === '' || exceptValues.some((each) => each.toLowerCase() === value.toLowerCase());

const readPairsStep = (row: Row, step: PairsStep): [string, string][] => {
  const found = readJson(row, step.column, step.path);
  const pairs = found.flatMap((each) => (step.name === undefined ? entriesOf(each, step) : [pairOf(each, step)]));
  return pairs.flatMap(([name, text]): [string, string][] => {
    const key = oneLine(name ?? '');
    const value = shorten(oneLine(text), step.maxLength ?? Number.MAX_SAFE_INTEGER);
    return key === '' || meansNothing(value, step) || step.except?.includes(key) ? [] : [[key, value]];
  });
};

/** Names and values out of cells; a name that comes again keeps its first value. */
export const readPairs = (row: Row, source: PairsSource): Record<string, string> =>
  Object.fromEntries(source.flatMap((step) => readPairsStep(row, step)).toReversed());
