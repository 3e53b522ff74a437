import colours from 'picocolors';
import { type Budget, type Cell, commandOf, isHeld, type Report, type Row, type Table, type Topic } from './report.ts';

const textOf = (cell: Cell | undefined): string => String(cell ?? '');

const columnsOf = ([first = {}]: readonly Row[]): string[] => Object.keys(first);

const isNumeric = (rows: readonly Row[], column: string): boolean =>
  rows.some((row) => typeof row[column] === 'number') &&
  rows.every((row) => typeof row[column] === 'number' || row[column] === '');

/** Numbers to the right, words to the left, the last column as it is. */
const renderRows = (rows: readonly Row[]): string[] => {
  const columns = columnsOf(rows);
  const sizes = columns.map((name) => Math.max(name.length, ...rows.map((row) => textOf(row[name]).length)));
  const numeric = columns.map((name) => isNumeric(rows, name));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, at) => (numeric[at] ? cell.padStart(sizes[at] ?? 0) : cell.padEnd(sizes[at] ?? 0))).join('  ')}`.trimEnd();
  return [colours.dim(line(columns)), ...rows.map((row) => line(columns.map((name) => textOf(row[name]))))];
};

const renderTable = ({ title, rows, notes = [] }: Table): string[] => [
  '',
  colours.bold(title),
  ...(rows.length > 0 ? renderRows(rows) : ['  nothing']),
  ...notes.map((note) => colours.dim(`  ${note}`)),
];

const renderBudget = (budget: Budget): string => {
  const { what, measured, limit, unit } = budget;
  return `${isHeld(budget) ? colours.green('✓') : colours.red('✗')} ${what}: ${measured} ${unit} (at most ${limit})`;
};

/** A report for people: the command that prints it, its tables, and which numbers are held. */
export const renderReport = (topic: Topic, { tables, budgets }: Report): string =>
  [
    `${colours.cyan(`$ ${commandOf(topic)}`)}  ${colours.dim(topic.about)}`,
    ...tables.flatMap(renderTable),
    ...(budgets.length > 0 ? ['', ...budgets.map(renderBudget)] : []),
    '',
  ].join('\n');
