import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CatalogueFormat, catalogueText } from '#scripts/generate/write-catalogue.ts';
import { wholeNumber } from '#scripts/shop/options.ts';

type Options = {
  readonly products: number;
  readonly seed: string;
  readonly out?: string;
  readonly format?: CatalogueFormat;
};

const seedOf = (text: string): string => {
  if (/^[A-Za-z0-9]{1,16}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be one to 16 letters and digits.');
};

const formatOf = ({ format, out = '' }: Options): CatalogueFormat =>
  format ?? (/\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(out) ? 'jsonl' : 'csv');

const isBrokenPipe = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EPIPE';

const write = async (options: Options): Promise<void> => {
  const { products, seed, out } = options;
  const source = Readable.from(catalogueText(products, seed, formatOf(options)), { objectMode: false });
  const target: Writable = out === undefined ? process.stdout : createWriteStream(out);
  await (out?.endsWith('.gz') ? pipeline(source, createGzip(), target) : pipeline(source, target));
  if (out === undefined) return;
  const { size } = await stat(out);
  console.error(`${out}: ${products} products, ${(size / 1e6).toFixed(1)} MB. npm run shop -- import ${out}`);
};

const program = new Command('generate')
  .usage('--products <count> [options]     (npm run generate -- --products <count> [options])')
  .description('Writes a catalogue of any size that was never there: the same products for the same seed.')
  .requiredOption('--products <count>', 'how many', wholeNumber(1, 100_000_000))
  .option('--seed <seed>', 'letters and digits; also in ids and SKUs', seedOf, '1')
  .option('--out <file>', 'where to; packed if it ends in .gz (default: stdout)')
  .addOption(new Option('--format <format>', 'default: as the file is named, else csv').choices(['csv', 'jsonl']));

try {
  await write(program.parse().opts<Options>());
} catch (error) {
  // `generate … | head` closes the pipe when it has seen enough.
  if (!isBrokenPipe(error)) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
