import { open } from 'node:fs/promises';
import type { BadRow } from '#scripts/import/import-catalogue.ts';

export type BadRowsFile = {
  readonly report: (bad: BadRow) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A JSON Lines file, begun anew: `{ file, line, reason }` for each bad row of `source`. */
export const openBadRowsFile = async (path: string, source: string): Promise<BadRowsFile> => {
  const handle = await open(path, 'w');
  return {
    // Each line in one append, so that reports made side by side do not mix.
    report: ({ line, reason }) => handle.appendFile(`${JSON.stringify({ file: source, line, reason })}\n`),
    close: () => handle.close(),
  };
};
