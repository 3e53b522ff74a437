import colours from 'picocolors';
import { type Budget, type Cell, commandOf, isHeld, type Report, type Row, type Table, type Topic } from './report.ts';

const textOf = (cell: Cell | undefined): string => String(cell ?? '');

const columnsOf = ([first = {}]: readonly Row[]): string[] => Object.keys(first);

const isNumeric = (rows: readonly Row[], column: string): boolean =>
  rows.some((row) => typeof row[column] === 'number') &&
  rows.every((row) => typeof row[column] === 'number' || row[column] === '');

const wholeAndPart = (cell: Cell | undefined): [string, string] => {
  const [whole = '', part] = textOf(cell).split('.');
  return [whole, part === undefined ? '' : `.${part}`];
};

/** Numbers stand with their points below each other. */
const alignNumbers = (cells: readonly (Cell | undefined)[]): string[] => {
  const parts = cells.map(wholeAndPart);
  const wholes = Math.max(...parts.map(([whole]) => whole.length));
  const fractions = Math.max(...parts.map(([, part]) => part.length));
  return parts.map(([whole, part]) => whole.padStart(wholes) + part.padEnd(fractions));
};

const renderColumn = (rows: readonly Row[], name: string): string[] => {
  const cells = rows.map((row) => row[name]);
  const numeric = isNumeric(rows, name);
  const texts = [name, ...(numeric ? alignNumbers(cells) : cells.map(textOf))];
  const size = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => (numeric ? text.padStart(size) : text.padEnd(size)));
};

const renderRows = (rows: readonly Row[]): string[] => {
  const columns = columnsOf(rows).map((name) => renderColumn(rows, name));
  const line = (at: number): string => `  ${columns.map((column) => column[at]).join('  ')}`.trimEnd();
  return [colours.dim(line(0)), ...rows.map((_, at) => line(at + 1))];
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
