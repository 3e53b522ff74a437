import { stripVTControlCharacters } from 'node:util';

const widthOf = (cell: string): number => stripVTControlCharacters(cell).length;

const pad = (cell: string, width: number): string => cell + ' '.repeat(Math.max(0, width - widthOf(cell)));

/** Aligns all columns but the last, which may hold any text of any width. */
export const table = (rows: readonly (readonly string[])[], indent = ''): string[] => {
  const columns = Math.max(0, ...rows.map((row) => row.length - 1));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    `${indent}${row.map((cell, column) => (column < row.length - 1 ? pad(cell, widths[column] ?? 0) : cell)).join('  ')}`.trimEnd(),
  );
};
