import type { Row } from '#scripts/import/read-rows.ts';
import { RowDefect } from '#scripts/import/row-defect.ts';

export const readCell = (row: Row, column: string): string => {
  const cell = row[column];
  if (cell === undefined) throw new RowDefect(column, 'there is no such column');
  return cell;
};

const stepInto = (value: unknown, segment: string): unknown[] => {
  if (value === null || typeof value !== 'object') return [];
  if (segment === '*') return Object.values(value);
  return Object.entries(value).flatMap(([name, element]: [string, unknown]) => (name === segment ? [element] : []));
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

/** What a path leads to in a cell that holds JSON; nothing if the cell is empty. */
export const readJson = (row: Row, column: string, path: string): unknown[] => {
  const cell = readCell(row, column).trim();
  if (cell === '') return [];
  try {
    return select(JSON.parse(cell), path);
  } catch (cause) {
    throw new RowDefect(column, `is not JSON: ${cell.slice(0, 40)}`, { cause });
  }
};
