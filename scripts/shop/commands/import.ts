import { Option } from 'commander';
import { DEFECTS } from '#functions/catalog/import/defect.ts';
import { ENCODINGS } from '#functions/catalog/import/read/decode.ts';
import { DONE, type ExitCode, FAILED } from '#scripts/shop/exit-codes.ts';
import { usage } from '#scripts/shop/failure.ts';
import { importFile } from '#scripts/shop/importing/import-file.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';
import type { Imported } from '#scripts/shop/importing/imported.ts';
import { suggestFor } from '#scripts/shop/importing/suggest-for.ts';
import { type Uploaded, uploadFile } from '#scripts/shop/importing/upload-file.ts';
import { examples, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { table } from '#scripts/shop/terminal/table.ts';

const countsOf = ({
  dryRun,
  rows,
  created,
  changed,
  unchanged,
  repeated,
  bad,
  stock,
}: Imported): [string, number][] => [
  ['rows', rows],
  ...(dryRun
    ? ([['good products', created]] satisfies [string, number][])
    : ([
        ['created', created],
        ['changed', changed],
        ['unchanged', unchanged],
      ] satisfies [string, number][])),
  ...(repeated > 0 ? ([['rows that only repeat', repeated]] satisfies [string, number][]) : []),
  ['bad', bad],
  ...(stock ? ([['SKUs received', stock.received]] satisfies [string, number][]) : []),
];

const isDefect = (code: string): code is keyof typeof DEFECTS => Object.hasOwn(DEFECTS, code);

const reasonsOf = ({ reasons }: Pick<Imported, 'reasons'>): string[] =>
  table(
    Object.entries(reasons)
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => [String(count).padStart(7), code, isDefect(code) ? DEFECTS[code] : '']),
    '  ',
  );

const sayImported = ({ terminal: { say, paint } }: Session, imported: Imported): void => {
  const { file, mapping, dryRun, seconds, rate, badRows, notes, resumedFrom } = imported;
  const counts = countsOf(imported).map(([name, count]) => [name, String(count).padStart(7)]);
  const how = `${dryRun ? 'tried' : 'done'} with ${mapping} in ${seconds.toFixed(1)} s (${rate} rows/s)`;
  say(`${paint.bold(file)}: ${how}`, ...table(counts, '  '));
  if (resumedFrom) say(`  ${resumedFrom.rows} of the rows were loaded before, up to ${resumedFrom.savedAt}`);
  if (badRows !== undefined) say(paint.yellow(`  bad rows with their reasons: ${badRows}`), ...reasonsOf(imported));
  for (const note of notes) say(paint.yellow(`  ${note}`));
};

const ROWS_MISSING: readonly (keyof typeof DEFECTS)[] = ['file-cut', 'rest-lost'];

/** Rows that are behind the end of a damaged file are missing, however good the others are. */
const exitOf = ({ rows, bad, reasons }: Pick<Imported, 'rows' | 'bad' | 'reasons'>): ExitCode =>
  (rows > 0 && bad === rows) || ROWS_MISSING.some((code) => reasons[code] !== undefined) ? FAILED : DONE;

const sayUploaded = ({ terminal: { say, paint } }: Session, file: string, uploaded: Uploaded): void => {
  const { id, status, counts, failure, badRows, reasons } = uploaded;
  const { rows, created, changed, unchanged, bad } = counts;
  say(
    `${paint.bold(file)}: ${status} (${id})`,
    ...table(
      Object.entries({ rows, created, changed, unchanged, bad }).map(([name, count]) => [name, `${count}`.padStart(7)]),
      '  ',
    ),
  );
  if (failure) say(paint.red(`  ${failure.code}: ${failure.detail}`));
  if (badRows !== undefined) say(paint.yellow(`  bad rows with their reasons: ${badRows}`), ...reasonsOf({ reasons }));
};

const uploading = async (session: Session, file: string, options: ImportOptions): Promise<Outcome> => {
  if (options.dryRun || typeof options.stock === 'number')
    throw usage('With --upload the shop reads the file by itself: without --dry-run and --stock.');
  const uploaded = await uploadFile(session, file, options);
  sayUploaded(session, file, uploaded);
  return {
    json: uploaded,
    exit: uploaded.status === 'finished' ? exitOf({ ...uploaded, ...uploaded.counts }) : FAILED,
  };
};

const importing = async (session: Session, file: string, options: ImportOptions): Promise<Outcome> => {
  if (options.upload) return uploading(session, file, options);
  if (options.map === 'suggest') return { json: await suggestFor(session, file, options) };
  const imported = await importFile(session, file, options);
  sayImported(session, imported);
  return { json: imported, exit: exitOf(imported) };
};

const MORE = `
CSV (any delimiter), JSON (a list, or an object with one in it) and JSON Lines, each also in gzip; what a file is, its
bytes tell and not its name. A mapping says which columns become what: see docs/import.md. Bad rows are left out and
reported, one JSON object a line: { file, line, column?, id?, code, reason }. An import that was interrupted goes on
where it was; one that runs again changes nothing but what the file has changed.`;

const delimiterOf = (text: string): string => (/^(tab|\\t)$/i.test(text) ? '\t' : text);

export const addImport: AddCommand = (parent, shop) => {
  parent
    .command('import')
    .description('load a catalogue from a file and put it on sale (admin)')
    .argument('<file>', 'CSV, TSV, JSON, JSON Lines, or gzip of these')
    .option('--map <mapping>', 'lazada, shein, generated or a file of yours (default: what fits); or suggest')
    .option('--save <file>', 'where the mapping goes that --map suggest proposes (default: stdout)')
    .option('--dry-run', 'read and check all rows, load none')
    .option('--upload', 'let the shop read the file by itself, and wait for it; without stock')
    .option('--report <file>', 'where bad rows go (default: <file>.bad.jsonl)')
    .option('--restart', 'begin anew where an earlier run was interrupted')
    .option('--stock <pieces>', 'first stock of each SKU that has had none yet', wholeNumber(1, 1_000_000))
    .option('--no-stock', 'receive none, whatever the file says')
    .option('--delimiter <character>', 'what stands between cells, or tab (default: what the file tells)', delimiterOf)
    .addOption(new Option('--encoding <name>', 'where the file is not UTF-8').choices(ENCODINGS))
    .option('--records <path>', 'where a JSON document has its list, such as data.items')
    .option('--concurrency <count>', 'products under way at a time', wholeNumber(1, 32), 8)
    .addOption(new Option('--bad <file>', 'see --report').hideHelp())
    .hook('preAction', (command) => {
      const { bad, report } = command.opts<{ bad?: string; report?: string }>();
      command.setOptionValue('report', report ?? bad);
      if (command.getOptionValue('stock') === true) command.setOptionValue('stock', undefined);
    })
    .addHelpText('after', MORE)
    .addHelpText(
      'after',
      examples(
        'import lazada-products.csv --stock 25',
        'import mine.csv --map suggest --save mine.json',
        'import mine.csv.gz --map mine.json --dry-run',
        'import huge.csv.gz --map mine.json --upload',
      ),
    )
    .action(shop.action(importing));
};
