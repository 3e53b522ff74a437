import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Line } from '#scripts/import/read-lines.ts';

/** The cells of a record and the line it begins at, or why it has none. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly bad: string };

export type CsvFormat = { readonly delimiter: string };

// A quote that is never closed would swallow the rest of the file: no cell is longer than this.
const MAX_LINES = 1_000;
const MAX_CHARACTERS = 1_000_000;

const isTooLong = (lines: readonly Line[]): boolean =>
  lines.length > MAX_LINES || lines.reduce((total, { text }) => total + text.length, 0) > MAX_CHARACTERS;

const quotesIn = (text: string): number => text.split('"').length - 1;

/** How many lines the first record takes: up to where every quote is closed. */
const linesOfFirst = (lines: readonly Line[]): number | undefined => {
  let quotes = 0;
  const last = lines.findIndex(({ text }) => {
    quotes += quotesIn(text);
    return quotes % 2 === 0;
  });
  return last === -1 ? undefined : last + 1;
};

const parseCells = (text: string, { delimiter }: CsvFormat): string[] => {
  const [cells = []]: string[][] = parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true });
  return cells;
};

const readRecord = (lines: readonly Line[], format: CsvFormat, width: number | undefined): CsvRecord => {
  const line = lines[0]?.number ?? 0;
  try {
    const cells = parseCells(lines.map(({ text }) => text).join('\n'), format);
    if (width === undefined || cells.length === width) return { line, cells };
    return { line, bad: `${cells.length} cells, where the header has ${width}` };
  } catch (error) {
    if (error instanceof CsvError) return { line, bad: error.message.replace(/ at line \d+.*$/, '') };
    throw error;
  }
};

/**
 * Reads CSV (RFC 4180, quoted cells may go over several lines) and goes on after anything that is none: csv-parse
 * alone loses whatever follows a stray quote. When lines make no record, the first of them is the bad one and reading
 * starts again at the next. The first record is the header: it sets how many cells the others must have.
 */
export async function* readRecords(lines: AsyncIterable<Line>, format: CsvFormat): AsyncGenerator<CsvRecord> {
  const buffer: Line[] = [];
  let width: number | undefined;

  function* settle(atEnd: boolean): Generator<CsvRecord> {
    while (buffer.length > 0) {
      const taken = linesOfFirst(buffer);
      if (taken === undefined && !atEnd && !isTooLong(buffer)) return;
      const first = { line: buffer[0]?.number ?? 0, bad: 'a quote is never closed' };
      const record = taken === undefined ? first : readRecord(buffer.slice(0, taken), format, width);
      buffer.splice(0, 'bad' in record ? 1 : taken);
      if ('cells' in record) width ??= record.cells.length;
      yield record;
    }
  }

  for await (const line of lines) {
    if (buffer.length === 0 && line.text.trim() === '') continue;
    buffer.push(line);
    yield* settle(false);
  }
  yield* settle(true);
}
