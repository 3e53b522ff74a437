import { jsonRow } from '#functions/catalog/import/read/json-row.ts';
import { type Line, type LineFormat, lineSplitter } from '#functions/catalog/import/read/line-splitter.ts';
import type { RowReader, SourceRow } from '#functions/catalog/import/read/row.ts';

function* rowOf({ number, text, bad }: Line): Generator<SourceRow> {
  if (bad) yield { line: number, bad };
  else if (text.trim() !== '') yield jsonRow(number, text);
}

/** JSON Lines: one object a line, blank lines between them. */
export const jsonLinesRows = (format: LineFormat): RowReader => {
  const lines = lineSplitter(format);
  return {
    *push(chunk) {
      for (const line of lines.push(chunk)) yield* rowOf(line);
    },
    *end() {
      for (const line of lines.end()) yield* rowOf(line);
    },
    line: lines.line,
  };
};
