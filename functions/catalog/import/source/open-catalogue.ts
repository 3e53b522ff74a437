import { defect } from '#functions/catalog/import/defect.ts';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { csvRows } from '#functions/catalog/import/read/csv-rows.ts';
import { decoderOf, type Encoding } from '#functions/catalog/import/read/decode.ts';
import { jsonLinesRows } from '#functions/catalog/import/read/json-lines-rows.ts';
import { jsonRows } from '#functions/catalog/import/read/json-rows.ts';
import type { RowReader, SourceRow } from '#functions/catalog/import/read/row.ts';
import { type ByteStream, byteStream } from '#functions/catalog/import/source/byte-stream.ts';
import { type Head, headOf } from '#functions/catalog/import/source/head.ts';
import { type Kind, sniffEncoding, sniffKind, sniffLineEnd } from '#functions/catalog/import/source/sniff.ts';
import { sniffDelimiter } from '#functions/catalog/import/source/sniff-delimiter.ts';

/** What a person, or a mapping, knows better than the file's first bytes. */
export type SourceOptions = {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: string | undefined;
  /** Where a JSON document has its list, such as `data.items`. */
  readonly records?: string | undefined;
};

export type Format = {
  readonly kind: Kind;
  readonly gzip: boolean;
  readonly encoding: Encoding;
  readonly lineEnd: '\n' | '\r';
  /** Of CSV alone. */
  readonly delimiter?: string;
  readonly records?: string;
};

/** A file wherever it lies. */
export type Source = {
  /** What its name says of it, where it has one. */
  readonly name?: string;
  /** Bytes. */
  readonly size: number;
  /** Its first bytes: all of them, or `HEAD_BYTES`. */
  readonly head: Buffer;
  /** All of its bytes, each time from the beginning, at the pace of whoever reads them. */
  readonly read: () => AsyncIterable<Buffer>;
};

/** A file that can be read: what it is, and its rows, each time from the beginning. */
export type Catalogue = {
  readonly format: Format;
  /** What a person should know about the file. */
  readonly notes: readonly string[];
  readonly size: number;
  readonly open: (onHeader?: (header: readonly string[]) => void) => OpenCatalogue;
};

export type OpenCatalogue = { readonly rows: AsyncIterable<SourceRow>; readonly position: () => number };

const NAMES: Readonly<Record<Kind, string>> = { csv: 'CSV', json: 'JSON', 'json-lines': 'JSON Lines' };

const NAMED: Readonly<Record<string, Kind>> = {
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  txt: 'csv',
  json: 'json',
  jsonl: 'json-lines',
  ndjson: 'json-lines',
};

/** A list of one object, in a file of JSON Lines, looks like JSON. */
const kindOf = (text: string, named: Kind | undefined): Kind => {
  const sniffed = sniffKind(text);
  return sniffed === 'json' && named === 'json-lines' && text.trimStart().startsWith('{') ? 'json-lines' : sniffed;
};

const formatOf = (head: Head, named: Kind | undefined, options: SourceOptions): Format => {
  const encoding = options.encoding ?? sniffEncoding(head.bytes);
  const text = new TextDecoder(encoding).decode(head.bytes);
  if (text.trim() === '' && head.whole) throw new ImportRefused('empty-file', 'The file is empty.');
  const kind = kindOf(text, named);
  const lineEnd = sniffLineEnd(text);
  const delimiter = options.delimiter ?? (kind === 'csv' ? sniffDelimiter(text, lineEnd) : undefined);
  return {
    kind,
    gzip: head.gzip,
    encoding,
    lineEnd,
    ...(kind === 'csv' && delimiter !== undefined && { delimiter }),
    ...(kind === 'json' && options.records !== undefined && { records: options.records }),
  };
};

type Named = { readonly kind: Kind | undefined; readonly gzip: boolean; readonly extension: string };

const namedOf = (file: string): Named => {
  const [, extension = '', gz] = /\.([a-z0-9]+?)(\.gz)?$/i.exec(file) ?? [];
  const isGz = extension.toLowerCase() === 'gz';
  return {
    kind: NAMED[extension.toLowerCase()],
    gzip: gz !== undefined || isGz,
    extension: `.${extension}${gz ?? ''}`,
  };
};

/** Where the name and the bytes disagree the bytes count, and the person is told. */
const notesOn = ({ kind, gzip, extension }: Named, format: Format): string[] => {
  const is = `${NAMES[format.kind]}${format.gzip ? ' in gzip' : ''}`;
  const otherKind = kind !== undefined && kind !== format.kind;
  const otherPacking = gzip !== format.gzip;
  const notUtf8 = format.encoding === 'utf-8' ? [] : [`It is read as ${format.encoding}.`];
  return otherKind || otherPacking
    ? [`Its name ends in ${extension}, but it is ${is}: read as that.`, ...notUtf8]
    : notUtf8;
};

const readerOf = (format: Format, onHeader: ((header: readonly string[]) => void) | undefined): RowReader => {
  const lines = { decode: decoderOf(format.encoding), lineEnd: format.lineEnd };
  if (format.kind === 'json') return jsonRows(lines.decode, format.records);
  if (format.kind === 'json-lines') return jsonLinesRows(lines);
  return csvRows({ ...lines, delimiter: format.delimiter ?? ',' }, onHeader);
};

/** All rows of a stream, and as the last one that it was cut, if it was. */
export async function* readRows({ chunks, cut }: Pick<ByteStream, 'chunks' | 'cut'>, reader: RowReader) {
  for await (const chunk of chunks) yield* reader.push(chunk);
  yield* reader.end();
  const why = cut();
  if (why !== undefined) yield { line: reader.line(), bad: defect('file-cut', why) } satisfies SourceRow;
}

/**
 * Looks at a file's first bytes to find out what it is.
 * @throws ImportRefused when it is nothing that can be imported
 */
export const catalogueOf = (source: Source, options: SourceOptions = {}): Catalogue => {
  const named = source.name === undefined ? undefined : namedOf(source.name);
  const format = formatOf(headOf(source), named?.kind, options);
  return {
    format,
    notes: named ? notesOn(named, format) : [],
    size: source.size,
    open: (onHeader) => {
      const stream = byteStream(source.read(), format);
      return { rows: readRows(stream, readerOf(format, onHeader)), position: stream.position };
    },
  };
};
