import { DONE, FAILED } from '#scripts/shop/exit-codes.ts';
import { type Imported, type ImportOptions, importFile } from '#scripts/shop/importing/import-file.ts';
import { examples, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { table } from '#scripts/shop/terminal/table.ts';

const countsOf = ({ dryRun, rows, created, changed, unchanged, bad, stock }: Imported): [string, number][] =>
  dryRun
    ? [
        ['rows', rows],
        ['good', created],
        ['bad', bad],
      ]
    : [
        ['rows', rows],
        ['created', created],
        ['changed', changed],
        ['unchanged', unchanged],
        ['bad', bad],
        ...(stock ? ([['SKUs received', stock.received]] satisfies [string, number][]) : []),
      ];

const sayImported = ({ terminal: { say, paint } }: Session, imported: Imported): void => {
  const { file, dryRun, seconds, rows, badRows } = imported;
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  say(`${paint.bold(file)}: ${dryRun ? 'tried' : 'done'} in ${seconds.toFixed(1)} s (${rate} rows/s)`);
  say(
    ...table(
      countsOf(imported).map(([name, count]) => [name, String(count).padStart(7)]),
      '  ',
    ),
  );
  if (badRows !== undefined) say(paint.yellow(`  bad rows with their reasons: ${badRows}`));
};

const importing = async (session: Session, file: string, options: ImportOptions): Promise<Outcome> => {
  const imported = await importFile(session, file, options);
  sayImported(session, imported);
  const nothingGood = imported.rows > 0 && imported.bad === imported.rows;
  return { json: imported, exit: nothingGood ? FAILED : DONE };
};

const MORE = `
A mapping says which columns become what; see scripts/import/mappings. Bad rows are left out and reported, one JSON
object a line: { file, line, reason }. A second run changes nothing but what the file has changed.`;

export const addImport: AddCommand = (parent, shop) => {
  parent
    .command('import')
    .description('load a catalogue from a CSV file and put it on sale (admin)')
    .argument('<file>', 'CSV with a header, UTF-8')
    .requiredOption('--map <mapping>', 'lazada, shein, or a file of your own')
    .option('--dry-run', 'read and check all rows, load none')
    .option('--bad <file>', 'where bad rows go (default: .local/bad-rows/<name>.jsonl)')
    .option('--concurrency <count>', 'products under way at a time', wholeNumber(1, 32), 8)
    .option('--stock <pieces>', 'first stock of each SKU that has had none yet', wholeNumber(1, 1_000_000))
    .addHelpText('after', MORE)
    .addHelpText(
      'after',
      examples(
        'import lazada-products.csv --map lazada --dry-run',
        'import lazada-products.csv --map lazada --stock 25',
        'import mine.csv --map mine.json --bad rejected.jsonl',
      ),
    )
    .action(shop.action(importing));
};
