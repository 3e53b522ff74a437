import { withHint } from '#scripts/shop/failure.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';
import { type Imported, resultOf } from '#scripts/shop/importing/imported.ts';
import { keepNothing, keepProgress } from '#scripts/shop/importing/keeping.ts';
import { firstAlone, loadProduct } from '#scripts/shop/importing/load-product.ts';
import { openImport } from '#scripts/shop/importing/open-import.ts';
import { refusing } from '#scripts/shop/importing/refusal.ts';
import { openReport, type Run, runImport, tallyFrom } from '#scripts/shop/importing/run.ts';
import type { Session } from '#scripts/shop/session.ts';

const GO_ON = 'The same command again goes on from here.';

const closing = async <Result>(report: Run['report'], work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } finally {
    await report.close();
  }
};

/** @throws Failure when the file or the mapping is none, or the API cannot be reached: then the next run goes on there */
export const importFile = (session: Session, file: string, options: ImportOptions): Promise<Imported> =>
  refusing(file, async () => {
    const start = session.now().getTime();
    const opened = await openImport(file, options);
    if (opened.catalogue.notes.length > 0) session.terminal.note(...opened.catalogue.notes);
    const load = firstAlone(loadProduct(session.api));
    const keeping = options.dryRun ? keepNothing() : await keepProgress({ ...opened, session, options, load });
    try {
      const report = await openReport(session, file, options, keeping.from);
      const run: Run = { ...opened, session, options, keeping, load, report, tally: tallyFrom(keeping.from) };
      const counts = await closing(report, () =>
        runImport(run).catch((error: unknown) => {
          throw options.dryRun ? error : withHint(error, GO_ON);
        }),
      );
      const imported = await resultOf(run, counts, (session.now().getTime() - start) / 1_000);
      keeping.done();
      return imported;
    } finally {
      keeping.close();
    }
  });
