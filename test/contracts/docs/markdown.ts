import { readFileSync } from 'node:fs';

/** The cells of one row of a table, without the space around them. */
export type Row = readonly string[];

export const readDoc = (path: string): string => readFileSync(path, 'utf8');

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');

/** Headings of all levels, in their order; what looks like one inside a block of code is none. */
export const headingsOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.trim());

/** What stands under a heading, up to the next one of its level or above. @throws Error when there is none */
export const sectionOf = (text: string, heading: string): string => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '').trim() === heading);
  if (start === -1) throw new Error(`There is no heading "${heading}".`);
  const level = lines[start]?.indexOf(' ') ?? 0;
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= level);
  return lines.slice(start + 1, length === -1 ? undefined : start + 1 + length).join('\n');
};

const cellsOf = (line: string): Row =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

const isRule = (row: Row): boolean => row.every((cell) => /^:?-+:?$/.test(cell));

/** The rows of every table in a text, without heads and rules. */
export const rowsOf = (text: string): Row[] => {
  const rows = withoutCode(text)
    .split('\n')
    .map((line) => (/^\|.*\|$/.test(line) ? cellsOf(line) : undefined));
  return rows.filter((row, index) => row && !isRule(row) && !isRule(rows[index + 1] ?? [''])) as Row[];
};

export const code = (text: string): string => `\`${text}\``;
