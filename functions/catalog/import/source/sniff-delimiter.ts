import { csvRecords } from '#functions/catalog/import/read/csv-records.ts';
import { decoderOf } from '#functions/catalog/import/read/decode.ts';
import { lineSplitter } from '#functions/catalog/import/read/line-splitter.ts';

/** The likelier one first: it wins where two do as well. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

const MAX_RECORDS = 50;

const recordsOf = (head: string, delimiter: string, lineEnd: '\n' | '\r') => {
  const lines = lineSplitter({ decode: decoderOf('utf-8'), lineEnd });
  const records = csvRecords(delimiter);
  const found = [...lines.push(Buffer.from(head)), ...lines.end()].flatMap((line) => [...records.push(line)]);
  return found.slice(0, MAX_RECORDS);
};

type Score = { readonly delimiter: string; readonly width: number; readonly good: number };

const scoreOf = (head: string, delimiter: string, lineEnd: '\n' | '\r'): Score => {
  const records = recordsOf(head, delimiter, lineEnd);
  const [header] = records;
  const width = header && 'cells' in header ? header.cells.length : 1;
  return { delimiter, width, good: records.filter((record) => 'cells' in record).length / Math.max(1, records.length) };
};

const isBetter = (a: Score, b: Score): number => b.good * Math.log(b.width) - a.good * Math.log(a.width);

/**
 * What stands between the cells: that with which most records of the head have as many cells as the header, and more
 * than one.
 */
export const sniffDelimiter = (head: string, lineEnd: '\n' | '\r' = '\n'): string => {
  const [best] = DELIMITERS.map((delimiter) => scoreOf(head, delimiter, lineEnd)).sort(isBetter);
  return best && best.width > 1 ? best.delimiter : ',';
};
