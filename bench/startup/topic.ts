import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { freePort } from '#scripts/local/emulator.ts';
import { ROOT } from '#scripts/local/paths.ts';
import { receiptsOf } from '#scripts/seed/seed-product.ts';
import { seedProducts } from '#scripts/seed/seed-products.ts';
import type { Budget, Report, Row, Tell, Topic } from '../report.ts';
import { round } from '../statistics.ts';
import { begin, interrupt, type Running, runToEnd, untilItSays } from './processes.ts';

const START = ['npm', 'start'];
const CHECK = ['npm', 'run', 'check'];
const READY = 'Ready in';

const anySku = (): string => seedProducts().flatMap(receiptsOf)[0]?.sku ?? '';

type Step = <Result>(what: string, work: () => Promise<Result>) => Promise<Result>;
type Stopwatch = { readonly rows: Row[]; readonly step: Step; readonly partsOf: (running: Running) => void };

/** Our commands tell each of their steps in a line: `✓ deploy    3.2 s`. */
const PART = /^([✓✗]) (.+?) +(\d+\.\d) s/;

const stopwatch = (tell: Tell): Stopwatch => {
  const rows: Row[] = [];
  return {
    rows,
    step: async (what, work) => {
      tell(`startup: ${what}`);
      const began = performance.now();
      const result = await work();
      rows.push({ what, seconds: round((performance.now() - began) / 1_000, 1), 'of it': '' });
      return result;
    },
    partsOf: ({ output }) => {
      for (const line of stripVTControlCharacters(output()).split('\n')) {
        const [, mark, what, seconds] = PART.exec(line) ?? [];
        if (what && seconds) rows.push({ what: `  ${mark} ${what}`, seconds: '', 'of it': Number(seconds) });
      }
    },
  };
};

const secondsOf = (rows: readonly Row[], ...whats: readonly string[]): number =>
  round(
    rows.reduce((sum, row) => sum + (whats.includes(String(row.what)) ? Number(row.seconds) : 0), 0),
    1,
  );

/** What was started must not outlive a bench that is interrupted. */
const endWith = (running: () => Running | undefined, folder: string): (() => void) => {
  const stop = (): void => {
    const now = running();
    void (now ? interrupt(now) : Promise.resolve()).finally(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(130);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => process.off('SIGINT', stop).off('SIGTERM', stop);
};

const measureClone = async (
  { step, partsOf }: Stopwatch,
  folder: string,
  now: { running?: Running },
): Promise<string[]> => {
  const clone = join(folder, 'bazaar');
  const settings = { BAZAAR_PORT: String(await freePort()) };
  const start = async (): Promise<Running> => {
    now.running = begin(clone, START, settings);
    await untilItSays(START, now.running, READY);
    return now.running;
  };
  await step('clone', () => runToEnd(folder, ['git', 'clone', '--quiet', ROOT, clone]));
  const first = await step('npm start, until it is ready', start);
  partsOf(first);
  const order = ['npm', 'run', '-s', 'shop', '--', 'order', '--sku', anySku(), '--json'];
  await step('the first order, CONFIRMED', () => runToEnd(clone, order));
  await step('stop', () => interrupt(first));
  const second = await step('npm start again', start);
  partsOf(second);
  await interrupt(second);
  const check = begin(clone, CHECK);
  now.running = check;
  const checked = await step('npm run check', () => check.ended);
  partsOf(check);
  return checked === 0 ? [] : ['npm run check did not pass there.'];
};

const budgetsOf = (rows: readonly Row[]): Budget[] => [
  {
    what: 'clone to first order, packages cached',
    measured: secondsOf(rows, 'clone', 'npm start, until it is ready', 'the first order, CONFIRMED'),
    limit: 90,
    unit: 's',
  },
  { what: 'restart', measured: secondsOf(rows, 'npm start again'), limit: 10, unit: 's' },
  { what: 'npm run check', measured: secondsOf(rows, 'npm run check'), limit: 60, unit: 's' },
];

const uncommitted = async (): Promise<string[]> =>
  (await runToEnd(ROOT, ['git', 'status', '--porcelain'])) === ''
    ? []
    : ['The clone lacks what is not committed here.'];

const measure = async (tell: Tell): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-bench-'));
  const now: { running?: Running } = {};
  const release = endWith(() => now.running, folder);
  const watch = stopwatch(tell);
  const notes = ["npm's and pip's caches are as warm as they were.", ...(await uncommitted())];
  try {
    notes.push(...(await measureClone(watch, folder, now)));
  } finally {
    if (now.running) await interrupt(now.running);
    rmSync(folder, { recursive: true, force: true });
    release();
  }
  return { tables: [{ title: 'From a fresh clone', rows: watch.rows, notes }], budgets: budgetsOf(watch.rows) };
};

export const startup: Topic = {
  name: 'startup',
  about: 'From a fresh clone to the first order; restart; npm run check.',
  needs: 'long',
  measure,
};
