import type { ListSource, PairsSource } from '#scripts/import/mapping.ts';
import { oneLine } from '#scripts/import/plain-text.ts';
import { readCell, readJson, select, toTexts } from '#scripts/import/read-cell.ts';
import type { Row } from '#scripts/import/read-rows.ts';

const elements = (row: Row, { column, path, separator }: ListSource): string[] => {
  if (path !== undefined) return toTexts(readJson(row, column, path)).map(oneLine);
  const cell = readCell(row, column);
  return toTexts(separator === undefined ? [cell] : cell.split(separator));
};

/** The elements of a cell, each once, in order. */
export const readList = (row: Row, source: ListSource): string[] => {
  const matching = new RegExp(source.matching ?? '', 'u');
  const found = elements(row, source).filter((element) => matching.test(element));
  return [...new Set(found)].slice(0, source.maxItems);
};

/** Names and values out of a cell; a name that comes again keeps its first value. */
export const readPairs = (
  row: Row,
  { column, path, name, value, except = [] }: PairsSource,
): Record<string, string> => {
  const pairs = readJson(row, column, path).flatMap((element) => {
    const [key] = toTexts(select(element, name));
    const [text] = toTexts(select(element, value));
    return key === undefined || text === undefined || except.includes(key) ? [] : [[key, oneLine(text)] as const];
  });
  return Object.fromEntries(pairs.toReversed());
};
