import { open, rm, truncate } from 'node:fs/promises';
import type { BadRow } from '#functions/catalog/import/run/import-catalogue.ts';
import { reportLine } from '#functions/catalog/import/run/report-line.ts';

export type ReportFile = {
  /** Appends them; a report without bad rows is no file. */
  readonly report: (bad: readonly BadRow[]) => Promise<void>;
  /** Bytes so far. */
  readonly length: () => number;
  readonly close: () => Promise<void>;
};

const toLine = (source: string, row: BadRow): string => `${JSON.stringify({ file: source, ...reportLine(row) })}\n`;

/** What an interrupted run wrote behind its last checkpoint comes again. */
const cutTo = async (path: string, length: number): Promise<void> => {
  if (length === 0) await rm(path, { force: true });
  else await truncate(path, length).catch(() => {});
};

/**
 * A JSON Lines file: `{ file, line, column?, id?, code, reason }` for each bad row of `source`.
 * @param length bytes of an earlier run that stay; 0 begins anew
 */
export const openReportFile = async (path: string, source: string, length = 0): Promise<ReportFile> => {
  await cutTo(path, length);
  let written = length;
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  return {
    report: async (bad) => {
      if (bad.length === 0) return;
      handle ??= await open(path, 'a');
      const text = bad.map((row) => toLine(source, row)).join('');
      await handle.appendFile(text);
      written += Buffer.byteLength(text);
    },
    length: () => written,
    close: async () => handle?.close(),
  };
};
