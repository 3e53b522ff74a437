import { createReadStream } from 'node:fs';
import { readLines } from '#scripts/import/read-lines.ts';
import { type CsvFormat, type CsvRecord, readRecords } from '#scripts/import/read-records.ts';

/** Cells by the name of their column. */
export type Row = Readonly<Record<string, string>>;

/** A row and the line it begins at, or why the file has none there. */
export type SourceRow = { readonly line: number; readonly row: Row } | { readonly line: number; readonly bad: string };

const readHeader = (file: string, record: CsvRecord): readonly string[] => {
  if ('bad' in record) throw new Error(`${file}: the header cannot be read: ${record.bad}`);
  const repeated = record.cells.find((name, index) => record.cells.indexOf(name) !== index);
  if (repeated !== undefined) throw new Error(`${file}: the column "${repeated}" is there twice`);
  return record.cells;
};

const toRow = (header: readonly string[], cells: readonly string[]): Row =>
  Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));

/**
 * Streams the rows of a CSV file with a header, in UTF-8 with or without a byte order mark, at the pace of its reader.
 * @throws Error when the file or its header cannot be read; a bad row is a result
 */
export async function* readRows(file: string, format: CsvFormat = { delimiter: ',' }): AsyncGenerator<SourceRow> {
  let header: readonly string[] | undefined;
  for await (const record of readRecords(readLines(createReadStream(file, 'utf8')), format)) {
    if (!header) header = readHeader(file, record);
    else yield 'bad' in record ? record : { line: record.line, row: toRow(header, record.cells) };
  }
}
