import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openBadRowsFile } from '#scripts/import/bad-rows-file.ts';
import { type CreateOutcome, type ImportCounts, importCatalogue } from '#scripts/import/import-catalogue.ts';
import { loadMapping } from '#scripts/import/load-mapping.ts';
import { readRows } from '#scripts/import/read-rows.ts';
import { type KeyedProduct, receiptsOf } from '#scripts/seed/seed-product.ts';
import { loadProduct } from '#scripts/shop/importing/load-product.ts';
import { showProgress } from '#scripts/shop/importing/show-progress.ts';
import type { Session } from '#scripts/shop/session.ts';
import { type FirstStock, type StockedUp, stockUp } from '#scripts/shop/stock/stock-up.ts';

export type ImportOptions = {
  readonly map: string;
  readonly dryRun?: true;
  readonly bad?: string;
  readonly concurrency: number;
  /** Pieces of each variant, in place of what the file says. */
  readonly stock?: number;
};

/** What came of an import; rows that were bad are in the file `badRows`. */
export type Imported = ImportCounts & {
  readonly file: string;
  readonly mapping: string;
  readonly dryRun: boolean;
  readonly changed: number;
  readonly seconds: number;
  readonly badRows?: string;
  readonly stock?: StockedUp;
};

const badRowsPath = ({ localDirectory }: Session, file: string, { bad }: ImportOptions): string =>
  bad ?? join(localDirectory, 'bad-rows', `${basename(file)}.jsonl`);

/** Loads products one by one, and remembers which stock comes with them and which of them were only changed. */
const loader = ({ api }: Session, { dryRun, stock }: ImportOptions) => {
  const load = loadProduct(api);
  const first: FirstStock[] = [];
  let changed = 0;
  const create = async (product: KeyedProduct): Promise<CreateOutcome> => {
    if (dryRun) return 'created';
    const loaded = await load(product);
    if (typeof loaded === 'object') return loaded;
    const receipts =
      stock === undefined ? receiptsOf(product) : product.variants.map(({ sku }) => ({ sku, quantity: stock }));
    first.push(...receipts.map((receipt) => ({ ...receipt, isNew: loaded === 'created' })));
    if (loaded === 'changed') changed += 1;
    return loaded === 'unchanged' ? 'unchanged' : 'created';
  };
  return { create, first, changed: () => changed };
};

/** Once all products are loaded: by then inventory has heard of most of them. */
const receiveAll = async (session: Session, first: readonly FirstStock[], concurrency: number) => {
  if (first.length === 0) return {};
  session.terminal.spinner.show(`receiving stock of ${first.length} SKUs`);
  return { stock: await stockUp({ ...session, prefix: 'import', concurrency }, first) };
};

/** @throws Failure, or Error when the file or the mapping cannot be read */
export const importFile = async (session: Session, file: string, options: ImportOptions): Promise<Imported> => {
  const start = session.now().getTime();
  const mapping = await loadMapping(options.map);
  const badRows = badRowsPath(session, file, options);
  await mkdir(dirname(badRows), { recursive: true });
  const { report, close } = await openBadRowsFile(badRows, file);
  const { create, first, changed } = loader(session, options);
  try {
    const { created, bad, ...counts } = await importCatalogue({
      rows: readRows(file, { delimiter: mapping.delimiter }),
      mapping,
      createProduct: create,
      report,
      onProgress: showProgress(session),
      clock: session.now,
      concurrency: options.concurrency,
    });
    const stocked = await receiveAll(session, first, options.concurrency);
    const about = { file, mapping: options.map, dryRun: options.dryRun === true };
    const seconds = (session.now().getTime() - start) / 1_000;
    return {
      ...about,
      ...counts,
      created: created - changed(),
      changed: changed(),
      bad,
      ...stocked,
      seconds,
      ...(bad > 0 && { badRows }),
    };
  } finally {
    await close();
  }
};
