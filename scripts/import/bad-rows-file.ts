import { open } from 'node:fs/promises';
import type { BadRow } from '#scripts/import/import-catalogue.ts';

export type BadRowsFile = {
  readonly report: (bad: BadRow) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A JSON Lines file, begun anew: `{ file, line, reason }` for each bad row of `source`. */
export const openBadRowsFile = async (path: string, source: string): Promise<BadRowsFile> => {
  const handle = await open(path, 'w');
  let written: Promise<void> = Promise.resolve(); // one after the other: a file handle mixes writes made side by side
  return {
    report: ({ line, reason }) => {
      written = written.then(() => handle.appendFile(`${JSON.stringify({ file: source, line, reason })}\n`));
      return written;
    },
    close: () => handle.close(),
  };
};
