import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import {
  type BadRow,
  type Counts,
  importCatalogue,
  type Settled,
} from '#functions/catalog/import/run/import-catalogue.ts';
import { unitsOf } from '#functions/catalog/import/run/units.ts';
import type { Checkpoint } from '#scripts/import/run/checkpoints.ts';
import { progressMeter } from '#scripts/import/run/progress.ts';
import { openReportFile, type ReportFile } from '#scripts/import/run/report-file.ts';
import { receiveFirstStock } from '#scripts/shop/importing/first-stock.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';
import type { Keeping } from '#scripts/shop/importing/keeping.ts';
import type { OpenImport } from '#scripts/shop/importing/open-import.ts';
import { reportPath } from '#scripts/shop/importing/report-path.ts';
import type { LoadOne } from '#scripts/shop/importing/resume.ts';
import { showProgress } from '#scripts/shop/importing/show-progress.ts';
import type { Session } from '#scripts/shop/session.ts';

/** All that an import works with. */
export type Run = OpenImport & {
  readonly session: Session;
  readonly options: ImportOptions;
  readonly keeping: Keeping;
  readonly load: LoadOne;
  readonly report: ReportFile & { readonly path: string };
  readonly tally: Tally;
};

/** What adds up beside the counts, and the product that was loaded last. */
type Tally = {
  readonly reasons: Record<string, number>;
  readonly stock: { received: number; alreadyThere: number };
  proof: ImportedProduct | undefined;
};

export const tallyFrom = (from: Checkpoint | undefined): Tally => ({
  reasons: { ...from?.reasons },
  stock: { ...(from?.stock ?? { received: 0, alreadyThere: 0 }) },
  proof: from?.proof,
});

/** Where it was before, unless the person asks for another place. */
export const openReport = async (
  session: Session,
  file: string,
  options: ImportOptions,
  from: Checkpoint | undefined,
) => {
  const path = options.report ?? from?.report.path ?? (await reportPath(session, file, undefined));
  await reportPath(session, file, path);
  const report = await openReportFile(path, file, path === from?.report.path ? from.report.bytes : 0);
  return { ...report, path };
};

const reporter =
  ({ report, tally: { reasons } }: Run) =>
  async (bad: readonly BadRow[]): Promise<void> => {
    for (const {
      bad: { code },
    } of bad)
      reasons[code] = (reasons[code] ?? 0) + 1;
    await report.report(bad);
  };

/** Behind each window: its stock, and how far the import has come. */
const settler =
  ({ session, options, keeping, report, tally }: Run) =>
  async ({ position, loaded }: Settled): Promise<void> => {
    const reached = {
      ...position,
      report: { path: report.path, bytes: report.length() },
      reasons: { ...tally.reasons },
    };
    if (options.dryRun) return;
    const { stock: pieces, concurrency } = options;
    const { received, alreadyThere } = await receiveFirstStock(session, loaded, { pieces, concurrency });
    tally.stock.received += received;
    tally.stock.alreadyThere += alreadyThere;
    tally.proof = loaded.at(-1)?.product ?? tally.proof;
    keeping.save({ ...reached, stock: { ...tally.stock }, ...(tally.proof && { proof: tally.proof }) });
  };

/** Reads the file and loads what it holds. */
export const runImport = (run: Run): Promise<Counts> => {
  const { session, catalogue, mapping, keeping, options, load } = run;
  const { rows, position } = catalogue.open();
  const { units, fraction } = unitsOf({ rows, position, size: catalogue.size }, mapping);
  const meter = progressMeter(session.now, fraction, keeping.from?.counts.rows);
  const show = showProgress(session);
  return importCatalogue({
    units,
    mapping,
    seen: keeping.seen,
    load: options.dryRun ? async () => 'created' : load,
    report: reporter(run),
    onProgress: (counts) => show(meter(counts)),
    onSettled: settler(run),
    ...(keeping.from && { from: keeping.from }),
    concurrency: options.concurrency,
  });
};
