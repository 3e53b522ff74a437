import type { Line } from '#functions/catalog/import/read/line-splitter.ts';
import { MAX_ROW_LENGTH } from '#functions/catalog/import/read/row.ts';

// A quote that is never closed would swallow the rest of the file: no cell has more lines than this.
const MAX_LINES = 1_000;

/** Lines of a record up to where every quote of it is closed. */
export const openLines = () => {
  let lines: Line[] = [];
  let characters = 0;
  let odd = false;
  return {
    isEmpty: (): boolean => lines.length === 0,
    add: (line: Line): void => {
      lines.push(line);
      characters += line.text.length;
      odd = odd !== line.oddQuotes;
    },
    isOpen: (): boolean => odd,
    isTooLong: (): boolean => lines.length > MAX_LINES || characters > MAX_ROW_LENGTH,
    take: (): Line[] => {
      const taken = lines;
      lines = [];
      characters = 0;
      odd = false;
      return taken;
    },
  };
};

export type OpenLines = ReturnType<typeof openLines>;
