import { type Defect, defect } from '#functions/catalog/import/defect.ts';

/** The cells of a record, or what is wrong in which of them, counted from 0. */
export type SplitCells = { readonly cells: string[] } | { readonly bad: Defect; readonly cell: number };

/** Where the quoted cell that begins at `from` has its closing quote. */
const closingQuote = (text: string, from: number): number => {
  let at = text.indexOf('"', from + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
};

const endOfCell = (text: string, from: number, delimiter: string): number => {
  const at = text.indexOf(delimiter, from);
  return at === -1 ? text.length : at;
};

/** RFC 4180: a quote opens a cell and closes it, and stands twice for itself; nowhere else. */
export const splitCells = (text: string, delimiter: string): SplitCells => {
  const cells: string[] = [];
  const misplaced = (what: string) => ({ bad: defect('quote-misplaced', what), cell: cells.length });
  for (let from = 0; ; ) {
    const quoted = text[from] === '"';
    const end = quoted ? closingQuote(text, from) + 1 : endOfCell(text, from, delimiter);
    if (quoted && end === 0) return { bad: defect('quote-not-closed', 'a quote is never closed'), cell: cells.length };
    const raw = text.slice(from, end);
    if (!quoted && raw.includes('"')) return misplaced('a quote stands in a cell that does not begin with one');
    if (quoted && end < text.length && !text.startsWith(delimiter, end))
      return misplaced('something stands behind the closing quote of a cell');
    cells.push(quoted ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end >= text.length) return { cells };
    from = end + delimiter.length;
  }
};
