import { defect } from '#functions/catalog/import/defect.ts';
import type { Decode } from '#functions/catalog/import/read/decode.ts';
import { type JsonElement, jsonElements } from '#functions/catalog/import/read/json-elements.ts';
import { jsonRow } from '#functions/catalog/import/read/json-row.ts';
import type { RowReader, SourceRow } from '#functions/catalog/import/read/row.ts';

/** JSON: an array of objects, or an object that has one somewhere inside. */
export const jsonRows = (decode: Decode, sought?: string): RowReader => {
  const elements = jsonElements(sought);

  const toRow = (element: JsonElement): SourceRow => {
    if ('bad' in element) return element;
    const { line, bytes } = element;
    if (bytes.includes(0)) return { line, bad: defect('nul-byte', 'there is a NUL byte in it') };
    const text = decode(bytes);
    if (text === undefined)
      return {
        line,
        bad: defect('not-in-encoding', 'there are bytes in it that are no text in the encoding of the file'),
      };
    return jsonRow(line, text);
  };

  return {
    *push(chunk) {
      for (const element of elements.push(chunk)) yield toRow(element);
    },
    *end() {
      for (const element of elements.end()) yield toRow(element);
    },
    line: elements.line,
  };
};
