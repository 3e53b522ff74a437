import { RowDefect } from '#functions/catalog/import/defect.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';

/** Records of JSON leave out what they have not; that CSV has a column is asked of its header. */
export const readCell = (row: Row, column: string): string => (Object.hasOwn(row, column) ? (row[column] ?? '') : '');

const stepInto = (value: unknown, segment: string): unknown[] => {
  if (value === null || typeof value !== 'object') return [];
  if (segment === '*') return Object.values(value);
  return Object.hasOwn(value, segment) && !(Array.isArray(value) && segment === 'length')
    ? [(value as Record<string, unknown>)[segment]]
    : [];
};

/**
 * Everything that a path leads to.
 * @param path names and indexes between dots, `*` for each element
 * @example select([{ name: 'Home' }, { name: 'Tea' }], '*.name') // ['Home', 'Tea']
 */
export const select = (value: unknown, path: string): unknown[] =>
  path.split('.').reduce<unknown[]>((values, segment) => values.flatMap((each) => stepInto(each, segment)), [value]);

/** Text of what JSON can hold as a scalar; none for null, objects and arrays. */
export const toTexts = (values: readonly unknown[]): string[] =>
  values
    .filter((value) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    .map((value) => String(value).trim())
    .filter((text) => text !== '');

/** What a path leads to in a cell that holds JSON, or all of it; nothing if the cell is empty. */
export const readJson = (row: Row, column: string, path: string | undefined): unknown[] => {
  const cell = readCell(row, column).trim();
  if (cell === '') return [];
  try {
    const value: unknown = JSON.parse(cell);
    return path === undefined ? [value] : select(value, path);
  } catch (cause) {
    throw new RowDefect('cell-not-json', `${column}: is not JSON: ${cell.slice(0, 40)}`, column, { cause });
  }
};
