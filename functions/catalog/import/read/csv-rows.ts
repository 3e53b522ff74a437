import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { type CsvRecord, csvRecords } from '#functions/catalog/import/read/csv-records.ts';
import { type LineFormat, lineSplitter } from '#functions/catalog/import/read/line-splitter.ts';
import type { Row, RowReader, SourceRow } from '#functions/catalog/import/read/row.ts';

export type CsvFormat = LineFormat & { readonly delimiter: string };

/** Names that columns have none are given by their place. @throws ImportRefused when two columns share a name */
export const readHeader = (record: CsvRecord): readonly string[] => {
  if ('bad' in record) throw new ImportRefused('no-header', `The header cannot be read: ${record.bad.reason}.`);
  const names = record.cells.map((cell, index) => cell.trim() || `column ${index + 1}`);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new ImportRefused('no-header', `The column "${repeated}" is there twice.`);
  return names;
};

const toRow = (header: readonly string[], cells: readonly string[]): Row =>
  Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));

/** Tells the column where it is known which cell is at fault. */
const withColumn = (bad: Defect, column: string | undefined): Defect => defect(bad.code, bad.reason, column);

/** @param onHeader may throw, to say that this is the wrong file */
export const csvRows = (format: CsvFormat, onHeader: (header: readonly string[]) => void = () => {}): RowReader => {
  const lines = lineSplitter(format);
  const records = csvRecords(format.delimiter);
  let header: readonly string[] | undefined;

  function* rows(found: Iterable<CsvRecord>): Generator<SourceRow> {
    for (const record of found) {
      if (!header) {
        header = readHeader(record);
        onHeader(header);
      } else if ('cells' in record) yield { line: record.line, row: toRow(header, record.cells) };
      else yield { line: record.line, bad: withColumn(record.bad, header[record.cell ?? -1]) };
    }
  }

  return {
    *push(chunk) {
      for (const line of lines.push(chunk)) yield* rows(records.push(line));
    },
    *end() {
      for (const line of lines.end()) yield* rows(records.push(line));
      yield* rows(records.end());
    },
    line: lines.line,
  };
};
