import type { Clock } from '#functions/shared/kernel/clock.ts';
import { eachConcurrently } from '#scripts/import/each-concurrently.ts';
import { mapRow } from '#scripts/import/map-row.ts';
import { columnsOf, type Mapping } from '#scripts/import/mapping.ts';
import type { Row, SourceRow } from '#scripts/import/read-rows.ts';
import type { KeyedProduct } from '#scripts/seed/seed-product.ts';

/** What became of a product; `bad` when the catalogue refuses it as it is and always will. */
export type CreateOutcome = 'created' | 'unchanged' | { readonly bad: string };

/** A row that could not be loaded: its line in the file, from 1, and why. */
export type BadRow = { readonly line: number; readonly reason: string };

export type ImportCounts = {
  readonly rows: number;
  readonly created: number;
  readonly unchanged: number;
  readonly bad: number;
};

/** `rate`: rows per second since the start. */
export type ImportProgress = ImportCounts & { readonly rate: number };

export type ImportPorts = {
  readonly rows: AsyncIterable<SourceRow>;
  readonly mapping: Mapping;
  /**
   * Called again for the same external id in the next run, so it must answer `unchanged` then. What it throws stops the
   * import: an API that is down is no defect of the rows.
   */
  readonly createProduct: (product: KeyedProduct) => Promise<CreateOutcome>;
  readonly report: (bad: BadRow) => Promise<void>;
  /** Called after each row. */
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly clock: Clock;
  readonly concurrency?: number;
};

const assertColumns = (mapping: Mapping, row: Row): void => {
  const missing = [...new Set(columnsOf(mapping))].filter((column) => !(column in row));
  if (missing.length > 0) throw new Error(`The mapping is for another file: this one has no ${missing.join(', ')}`);
};

/** Two rows of one product would overwrite each other, in whatever order they arrive. */
const firstOf = (seen: Map<string, number>, externalId: string, line: number): CreateOutcome | undefined => {
  const first = seen.get(externalId);
  if (first !== undefined) return { bad: `external id: ${externalId} is on line ${first} already` };
  seen.set(externalId, line);
  return undefined;
};

/** Loads one row, and says what became of it. */
const loader = ({ mapping, createProduct }: ImportPorts) => {
  const seen = new Map<string, number>();
  let checked = false;
  return async (source: SourceRow): Promise<CreateOutcome> => {
    if ('bad' in source) return source;
    if (!checked) assertColumns(mapping, source.row);
    checked = true;
    const mapped = mapRow(mapping, source.row);
    if ('bad' in mapped) return mapped;
    return firstOf(seen, mapped.ok.externalId, source.line) ?? createProduct(mapped.ok);
  };
};

/**
 * Loads a foreign catalogue row by row. Bad rows are reported and skipped; a second run over the same rows creates
 * nothing.
 * @throws Error when the mapping reads columns that the file has not, and what `createProduct` or `report` throw
 */
export const importCatalogue = async (ports: ImportPorts): Promise<ImportCounts> => {
  const { rows, report, onProgress, clock, concurrency = 8 } = ports;
  const counts = { rows: 0, created: 0, unchanged: 0, bad: 0 };
  const load = loader(ports);
  const start = clock().getTime();
  const count = (outcome: 'created' | 'unchanged' | 'bad') => {
    counts.rows += 1;
    counts[outcome] += 1;
    const seconds = Math.max(clock().getTime() - start, 1) / 1000;
    onProgress?.({ ...counts, rate: counts.rows / seconds });
  };

  await eachConcurrently(rows, concurrency, async (source) => {
    const outcome = await load(source);
    if (typeof outcome === 'object') await report({ line: source.line, reason: outcome.bad });
    count(typeof outcome === 'object' ? 'bad' : outcome);
  });
  return counts;
};
