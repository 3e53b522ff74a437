import { stat } from 'node:fs/promises';
import type { Counts } from '#functions/catalog/import/run/import-catalogue.ts';
import type { Format } from '#functions/catalog/import/source/open-catalogue.ts';
import type { CatalogueFile } from '#scripts/import/source/open-file.ts';
import type { Run } from '#scripts/shop/importing/run.ts';
import type { StockedUp } from '#scripts/shop/stock/stock-up.ts';

/** What came of an import, with what an interrupted run of it did before; bad rows are in the file `badRows`. */
export type Imported = Counts & {
  readonly file: string;
  readonly mapping: string;
  readonly format: Format;
  readonly dryRun: boolean;
  /** Of this run. */
  readonly seconds: number;
  /** Rows a second, of this run. */
  readonly rate: number;
  readonly badRows?: string;
  /** Bad rows by their code. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly stock?: StockedUp;
  readonly resumedFrom?: { readonly rows: number; readonly savedAt: string };
  /** What a person should know about the file. */
  readonly notes: readonly string[];
};

const notesBehind = async ({ file, modifiedAt, notes }: CatalogueFile, { rows }: Counts): Promise<string[]> => {
  const changed = (await stat(file).catch(() => undefined))?.mtimeMs !== modifiedAt;
  return [
    ...notes,
    ...(rows === 0 ? ['There are no rows in it.'] : []),
    ...(changed ? ['The file was changed while it was read: import it again.'] : []),
  ];
};

export const resultOf = async (run: Run, counts: Counts, seconds: number): Promise<Imported> => {
  const { catalogue, name, options, keeping, report, tally } = run;
  const { from } = keeping;
  const { received, alreadyThere } = tally.stock;
  return {
    file: catalogue.file,
    mapping: name,
    format: catalogue.format,
    dryRun: options.dryRun === true,
    ...counts,
    seconds,
    rate: Math.round((counts.rows - (from?.counts.rows ?? 0)) / Math.max(seconds, 0.001)),
    reasons: tally.reasons,
    ...(counts.bad > 0 && { badRows: report.path }),
    ...(received + alreadyThere > 0 && { stock: tally.stock }),
    ...(from && { resumedFrom: { rows: from.counts.rows, savedAt: from.savedAt } }),
    notes: await notesBehind(catalogue, counts),
  };
};
