import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import type { Line } from '#functions/catalog/import/read/line-splitter.ts';
import { type OpenLines, openLines } from '#functions/catalog/import/read/open-lines.ts';
import { splitCells } from '#functions/catalog/import/read/split-cells.ts';

/** The cells of a record and the line it begins at, or why it has none, and in which cell, from 0. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly bad: Defect; readonly cell?: number };

/** How many of the lines after an open quote are tried as records of their own. */
const TRIED = 10;

const NOT_CLOSED = defect('quote-not-closed', 'a quote is never closed');
const TOO_LONG = defect('row-too-long', 'a cell of the row is longer than any text of a product');

type Reading = {
  readonly delimiter: string;
  readonly open: OpenLines;
  width?: number;
  /** The first line of a record that is too long to be held. */
  passing: Line | undefined;
};

/** The records that lines gave, and the lines that are to be read again. */
type Settled = { readonly records: readonly CsvRecord[]; readonly again: readonly Line[] };

const NOTHING: Settled = { records: [], again: [] };

const isBlank = ({ text, bad }: Line): boolean => bad === undefined && text.trim() === '';

const readRecord = (lines: readonly Line[], { delimiter, width }: Reading): CsvRecord => {
  const line = lines[0]?.number ?? 0;
  const spoilt = lines.find(({ bad }) => bad)?.bad;
  if (spoilt) return { line, bad: spoilt };
  const split = splitCells(lines.map(({ text }) => text).join('\n'), delimiter);
  if ('bad' in split || width === undefined || split.cells.length === width) return { line, ...split };
  return { line, bad: defect('cell-count', `${split.cells.length} cells, where the header has ${width}`) };
};

const isRecord = (line: Line, reading: Reading): boolean => {
  const record = readRecord([line], reading);
  return 'cells' in record && record.cells.length > 1;
};

const settleClosed = (reading: Reading): Settled => {
  const lines = reading.open.take();
  const record = readRecord(lines, reading);
  if ('cells' in record) reading.width ??= record.cells.length;
  return { records: [record], again: 'bad' in record ? lines.slice(1) : [] };
};

/** A quote was forgotten when the lines behind it are records; else the cell is long, and its end is looked for. */
const settleTooLong = (reading: Reading): Settled => {
  const [first, ...rest] = reading.open.take();
  if (first === undefined) return NOTHING;
  if (rest.slice(0, TRIED).some((line) => isRecord(line, reading)))
    return { records: [{ line: first.number, bad: NOT_CLOSED }], again: rest };
  reading.passing = first;
  return NOTHING;
};

const settle = (reading: Reading): Settled => {
  if (!reading.open.isOpen()) return settleClosed(reading);
  return reading.open.isTooLong() ? settleTooLong(reading) : NOTHING;
};

const pass = (reading: Reading, { number }: Line, line: Line): CsvRecord[] => {
  if (!line.oddQuotes) return [];
  reading.passing = undefined;
  return [{ line: number, bad: TOO_LONG }];
};

function* read(reading: Reading, lines: readonly Line[]): Generator<CsvRecord> {
  const waiting = [...lines];
  for (let line = waiting.shift(); line; line = waiting.shift()) {
    if (reading.passing) yield* pass(reading, reading.passing, line);
    else if (!reading.open.isEmpty() || !isBlank(line)) {
      reading.open.add(line);
      const { records, again } = settle(reading);
      waiting.unshift(...again);
      yield* records;
    }
  }
}

/**
 * Makes records (RFC 4180, quoted cells may go over several lines) of lines, and goes on after anything that is none:
 * when lines make no record, the first of them is the bad one and reading starts again at the next. The first record is
 * the header: it sets how many cells the others must have.
 */
export const csvRecords = (delimiter: string) => {
  const reading: Reading = { delimiter, open: openLines(), passing: undefined };
  return {
    push: (line: Line): Iterable<CsvRecord> => read(reading, [line]),
    *end(): Generator<CsvRecord> {
      if (reading.passing) yield { line: reading.passing.number, bad: NOT_CLOSED };
      reading.passing = undefined;
      while (!reading.open.isEmpty()) {
        const [first, ...rest] = reading.open.take();
        if (first) yield { line: first.number, bad: NOT_CLOSED };
        yield* read(reading, rest);
      }
    },
  };
};
