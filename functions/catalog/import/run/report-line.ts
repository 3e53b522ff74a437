import type { BadRow } from '#functions/catalog/import/run/import-catalogue.ts';

/** A bad row as reports have it: `{ line, column?, id?, code, reason, problem? }`. */
export type ReportLine = Omit<BadRow['bad'], 'column'> & {
  readonly line: number;
  readonly column?: string;
  readonly id?: string;
};

export const reportLine = ({ line, id, bad: { column, ...bad } }: BadRow): ReportLine => ({
  line,
  ...(column !== undefined && { column }),
  ...(id !== undefined && { id }),
  ...bad,
});
