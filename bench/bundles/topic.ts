import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundled, bundle, bundleFolder } from '#infra/bundle.ts';
import { settingsOf } from '#infra/settings.ts';
import type { Budget, Report, Row, Table, Tell, Topic } from '../report.ts';
import { median, round } from '../statistics.ts';
import { type FirstCall, firstCalls } from './first-calls.ts';
import { type FreshStart, startFresh } from './fresh-process.ts';
import { type StandIn, standInAws } from './stand-in-aws.ts';
import { bundleUntuned } from './untuned.ts';

const RUNS = 7;
const LIMIT_KB = 400;
const LIMIT_SHARE = 60;
const PRODUCTION = settingsOf('prod').bundle;
const DEVELOPMENT = settingsOf('dev').bundle;

const kilobytes = (bytes: number): number => round(bytes / 1024);

const fileOf = ({ context, fn }: Pick<Bundled, 'context' | 'fn'>): string =>
  join(bundleFolder(PRODUCTION, context, fn), 'index.mjs');

type Size = Row & { readonly production: number; readonly 'with faults': number; readonly undici: string };

const measureSizes = async ({ endpoint }: StandIn): Promise<Size[]> => {
  const [plain, faults] = [await bundle(PRODUCTION), await bundle(DEVELOPMENT)];
  const sizes: Size[] = [];
  for (const [at, bundled] of plain.entries()) {
    const { undici, loadMs } = await startFresh(endpoint, fileOf(bundled));
    sizes.push({
      function: `${bundled.context}/${bundled.fn}`,
      production: kilobytes(bundled.bytes),
      'with faults': kilobytes(faults[at]?.bytes ?? 0),
      'load ms': round(loadMs),
      undici: undici ? 'loaded' : 'not loaded',
    });
  }
  return sizes;
};

type Comparison = Row & { readonly function: string; readonly percent: number; readonly undici: string };

const totalMs = ({ loadMs, firstCallMs }: FreshStart): number => loadMs + firstCallMs;

/** Ours and theirs in turn, so that whatever else the machine does befalls both. */
const compare = async ({ endpoint }: StandIn, folder: string, call: FirstCall): Promise<Comparison> => {
  const [ours, theirs] = [fileOf(call), await bundleUntuned(folder, call.context, call.fn)];
  const eventFile = join(folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(call.event));
  const [tuned, untuned]: [FreshStart[], FreshStart[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    tuned.push(await startFresh(endpoint, ours, eventFile));
    untuned.push(await startFresh(endpoint, theirs, eventFile));
  }
  const [mine, other] = [median(tuned.map(totalMs)), median(untuned.map(totalMs))];
  return {
    function: `${call.context}/${call.fn}`,
    'first call': call.what,
    'ours ms': round(mine),
    'of it load': round(median(tuned.map(({ loadMs }) => loadMs))),
    'untuned ms': round(other),
    'of it load ': round(median(untuned.map(({ loadMs }) => loadMs))),
    percent: round((100 * mine) / other),
    'untuned KB': kilobytes(statSync(theirs).size),
    undici: tuned.some(({ undici }) => undici) ? 'loaded' : 'not loaded',
  };
};

const compareAll = async (standIn: StandIn, tell: Tell): Promise<Comparison[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-bench-'));
  try {
    const compared: Comparison[] = [];
    for (const call of await firstCalls()) {
      tell(`bundles: ${call.context}/${call.fn} against an untuned bundle, ${RUNS} times each`);
      compared.push(await compare(standIn, folder, call));
    }
    return compared;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const loadsUndici = (rows: readonly { readonly undici: string }[]): number =>
  rows.filter(({ undici }) => undici === 'loaded').length;

const budgetsOf = (sizes: readonly Size[], compared: readonly Comparison[]): Budget[] => [
  {
    what: 'the largest bundle',
    measured: Math.max(...sizes.flatMap((size) => [size.production, size['with faults']])),
    limit: LIMIT_KB,
    unit: 'KB',
  },
  { what: 'bundles that load undici', measured: loadsUndici([...sizes, ...compared]), limit: 0, unit: 'bundles' },
  ...compared.map(({ function: name, percent }) => ({
    what: `${name}: load and first call`,
    measured: percent,
    limit: LIMIT_SHARE,
    unit: '% of untuned',
  })),
];

const measure = async (tell: Tell): Promise<Report> => {
  const standIn = await standInAws();
  try {
    const sizes = await measureSizes(standIn);
    const compared = await compareAll(standIn, tell);
    const tables: Table[] = [
      { title: 'Size in KB, minified, and one load in a fresh process', rows: sizes },
      {
        title: 'Load and first call in a fresh process, against the same entry untuned',
        rows: compared,
        notes: [
          `Medians of ${RUNS} runs each, in turn; the calls are answered by a stand-in on this machine.`,
          "Untuned: CDK's NodejsFunction with its defaults and no external modules (CommonJS, not minified).",
        ],
      },
    ];
    return { tables, budgets: budgetsOf(sizes, compared) };
  } finally {
    standIn.close();
  }
};

export const bundles: Topic = {
  name: 'bundles',
  about: 'Size of every function; load and first call in a fresh process against an untuned bundle; undici.',
  needs: 'nothing',
  measure,
};
