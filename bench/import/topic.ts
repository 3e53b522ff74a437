import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { type CatalogueFormat, catalogueText } from '#scripts/generate/write-catalogue.ts';
import type { Budget, Report, Row, Tell, Topic } from '../report.ts';
import { round } from '../statistics.ts';
import type { Reader, ReadWhole } from './read-whole.ts';

const CHILD = fileURLToPath(import.meta.resolve('./read-whole.ts'));
const SEED = '1';

/**
 * Node, zod and the contract, and the garbage that Node lets lie before it collects. The function holds ranges of 4 MB and the
 * SDK beside, and has 1,769 MB in an account.
 */
const LIMITS_MB: Readonly<Record<Reader, number>> = { terminal: 350, function: 450 };

/** How much more the longest file may take than the one before it. */
const LIMIT_GROWTH_MB = 60;

type File = { readonly products: number; readonly format: CatalogueFormat; readonly gzip?: true; readonly by?: Reader };
type Measured = Row & { readonly by: Reader; readonly rows: number; readonly 'peak MB': number };

const FILES: readonly File[] = [
  { products: 1_000, format: 'csv' },
  { products: 10_000, format: 'csv' },
  { products: 50_000, format: 'csv' },
  { products: 50_000, format: 'jsonl', gzip: true },
];

const nameOf = ({ products, format, gzip }: File): string => `${products}.${format}${gzip ? '.gz' : ''}`;

const write = async (path: string, { products, format, gzip }: File): Promise<void> => {
  const text = Readable.from(catalogueText(products, SEED, format), { objectMode: false });
  await (gzip ? pipeline(text, createGzip(), createWriteStream(path)) : pipeline(text, createWriteStream(path)));
};

const readWhole = async (path: string, by: Reader): Promise<ReadWhole> => {
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, path, by]);
  return JSON.parse(stdout);
};

const measureFile = async (folder: string, file: File): Promise<Measured> => {
  const path = join(folder, nameOf(file));
  const { by = 'terminal' } = file;
  const began = performance.now();
  await write(path, file);
  const writing = (performance.now() - began) / 1_000;
  const { rows, bad, seconds, cpuSeconds, peakKilobytes } = await readWhole(path, by);
  if (rows !== file.products || bad > 0) throw new Error(`${nameOf(file)}: ${rows} rows, ${bad} of them bad.`);
  const megabytes = statSync(path).size / 1e6;
  rmSync(path);
  return {
    file: nameOf(file),
    by,
    MB: round(megabytes),
    rows,
    'generated/s': Math.round(rows / writing),
    'rows/s': Math.round(rows / seconds),
    'rows/CPU s': Math.round(rows / cpuSeconds),
    'MB/s': round(megabytes / seconds),
    'peak MB': round(peakKilobytes / 1024),
  };
};

/** Of a reader's longest file, how much more it took than the one before it. */
const growthOf = (measured: readonly Measured[], reader: Reader): number => {
  const own = measured.filter(({ file, by }) => by === reader && String(file).endsWith('.csv'));
  const peaks = own.map((row) => row['peak MB']);
  return round((peaks.at(-1) ?? 0) - (peaks.at(-2) ?? 0));
};

const budgetsBy = (measured: readonly Measured[], reader: Reader): Budget[] => [
  {
    what: `peak memory of an import by the ${reader}`,
    measured: Math.max(...measured.filter(({ by }) => by === reader).map((row) => row['peak MB'])),
    limit: LIMITS_MB[reader],
    unit: 'MB',
  },
  {
    what: 'peak memory, of the longest file more than of the next',
    measured: growthOf(measured, reader),
    limit: LIMIT_GROWTH_MB,
    unit: 'MB',
  },
];

const budgetsOf = (measured: readonly Measured[]): Budget[] =>
  [...new Set(measured.map(({ by }) => by))].flatMap((reader) => budgetsBy(measured, reader));

const NOTES = [
  'Reading, mapping, validating against the catalogue’s schema and looking for repeated ids; the API is not called.',
  'By the function: what it reads with, over S3 of which each range is read from the file.',
  'Each file in a fresh process; peak: the most resident memory it ever had (getrusage), Node itself included.',
];

const measuring =
  (files: readonly File[]) =>
  async (tell: Tell): Promise<Report> => {
    const folder = mkdtempSync(join(tmpdir(), 'bazaar-bench-'));
    try {
      const measured: Measured[] = [];
      for (const file of files) {
        tell(`import: ${nameOf(file)}`);
        measured.push(await measureFile(folder, file));
      }
      return {
        tables: [{ title: 'Generated catalogues, read whole', rows: measured, notes: NOTES }],
        budgets: budgetsOf(measured),
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

export const importing: Topic = {
  name: 'import',
  about: 'Rows a second and peak memory of reading catalogues of several sizes.',
  needs: 'nothing',
  measure: measuring(FILES),
};

/** About 1,100 bytes a product. */
const PRODUCTS_OF_A_GIGABYTE = 900_000;

export const importingLarge: Topic = {
  name: 'import-1gb',
  about: 'The same of a file of one gigabyte, by the terminal and by the function that imports uploads.',
  needs: 'long',
  measure: measuring([
    { products: PRODUCTS_OF_A_GIGABYTE / 10, format: 'csv' },
    { products: PRODUCTS_OF_A_GIGABYTE, format: 'csv' },
    { products: PRODUCTS_OF_A_GIGABYTE / 10, format: 'csv', by: 'function' },
    { products: PRODUCTS_OF_A_GIGABYTE, format: 'csv', by: 'function' },
  ]),
};
