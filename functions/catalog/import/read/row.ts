import type { Defect } from '#functions/catalog/import/defect.ts';

/** Cells by the name of their column; what JSON nests is in its cell as JSON. */
export type Row = Readonly<Record<string, string>>;

/** A row and the line it begins at, from 1, or why the file has none there. */
export type SourceRow = { readonly line: number; readonly row: Row } | { readonly line: number; readonly bad: Defect };

/** Takes a file's bytes as they come and gives rows as soon as they are whole; holds no more than one of them. */
export type RowReader = {
  readonly push: (chunk: Buffer) => Iterable<SourceRow>;
  readonly end: () => Iterable<SourceRow>;
  /** The line that is being read. */
  readonly line: () => number;
};

/** No product is as long: what is longer is not held but reported. Bytes in a line, characters in a row of several. */
export const MAX_ROW_LENGTH = 1_000_000;
