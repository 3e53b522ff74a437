import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { defect } from '#functions/catalog/import/defect.ts';
import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import {
  type BadRow,
  type Counts,
  type ImportPorts,
  importCatalogue,
  type Loaded,
  NO_COUNTS,
  type Settled,
} from '#functions/catalog/import/run/import-catalogue.ts';
import { openSeen } from '#functions/catalog/import/run/seen.ts';
import type { Unit } from '#functions/catalog/import/run/units.ts';
import { progressMeter } from '#scripts/import/run/progress.ts';
import { openReportFile } from '#scripts/import/run/report-file.ts';
import { stream, teaMapping, teaRow, teaUnits, temporaryFile } from '#test/unit/scripts/import/rows.ts';

/** A catalogue that keeps what it is given, as the real one does by external id. */
const fakeCatalogue = () => {
  const kept = new Map<string, string>();
  const load = async (product: ImportedProduct): Promise<Loaded> => {
    const before = kept.get(product.externalId);
    const after = JSON.stringify(product);
    kept.set(product.externalId, after);
    if (before === undefined) return 'created';
    return before === after ? 'unchanged' : 'changed';
  };
  return { kept, load };
};

const run = async (units: readonly Unit[], ports: Partial<ImportPorts> = {}) => {
  const bad: BadRow[] = [];
  const settled: Settled[] = [];
  const seen = openSeen();
  const counts = await importCatalogue({
    units: stream(units),
    mapping: teaMapping(),
    seen,
    load: fakeCatalogue().load,
    report: async (rows) => void bad.push(...rows),
    onSettled: async (window) => void settled.push(window),
    ...ports,
  }).finally(seen.close);
  return { counts, bad, settled };
};

const many = (count: number) => teaUnits(...Array.from({ length: count }, (_, index) => teaRow({ id: `t${index}` })));

const counted = (counts: Partial<Counts>): Counts => ({ ...NO_COUNTS, ...counts });

describe('importing a catalogue', () => {
  it('creates every product once, however often it runs', async () => {
    const { kept, load } = fakeCatalogue();
    const first = await run(many(30), { load });
    const second = await run(many(30), { load });
    expect(first.counts).toEqual(counted({ rows: 30, products: 30, created: 30 }));
    expect(second.counts).toEqual(counted({ rows: 30, products: 30, unchanged: 30 }));
    expect(kept.size).toBe(30);
  });

  it('changes what the file has changed', async () => {
    const { load } = fakeCatalogue();
    await run(many(3), { load });
    const { counts } = await run([...many(2), ...teaUnits(teaRow({ id: 't2', price: '1.00' }))], { load });
    expect(counts).toEqual(counted({ rows: 3, products: 3, unchanged: 2, changed: 1 }));
  });

  it('reports bad rows in the order of the file, and goes on', async () => {
    const units: Unit[] = [
      ...teaUnits(teaRow({ id: 'a' }), teaRow({ id: 'b', price: 'free' })),
      { line: 4, bad: defect('quote-not-closed', 'a quote is never closed') },
      { rows: [{ line: 5, row: teaRow({ id: 'c' }) }] },
    ];
    const { counts, bad } = await run(units);
    expect(counts).toEqual(counted({ rows: 4, products: 2, created: 2, bad: 2 }));
    expect(bad.map(({ line, bad: { code } }) => [line, code])).toEqual([
      [3, 'not-a-price'],
      [4, 'quote-not-closed'],
    ]);
  });

  it('reports what the catalogue refuses, by the id of the product', async () => {
    const refused = { bad: { ...defect('refused', 'Another product has this SKU.'), problem: 'sku-taken' } };
    const { counts, bad } = await run(many(3), {
      load: async ({ externalId }) => (externalId === 'tea:t1' ? refused : 'created'),
    });
    expect(counts).toEqual(counted({ rows: 3, products: 2, created: 2, bad: 1 }));
    expect(bad).toEqual([{ line: 3, id: 'tea:t1', ...refused }]);
  });

  it('keeps the first of two rows with one id, and reports the other as a conflict', async () => {
    const { kept, load } = fakeCatalogue();
    const { counts, bad } = await run(teaUnits(teaRow(), teaRow({ name: 'Another' })), { load });
    expect(counts).toEqual(counted({ rows: 2, products: 1, created: 1, bad: 1 }));
    const reason = 'external id: tea:17a is on line 2 already, and says otherwise there';
    expect(bad).toEqual([{ line: 3, id: 'tea:17a', bad: { code: 'conflict', column: 'id', reason } }]);
    expect(kept.get('tea:17a')).toContain('Assam');
  });

  it('takes no offence at a row that says the same again', async () => {
    const { counts, bad } = await run(teaUnits(teaRow(), teaRow()));
    expect(counts).toEqual(counted({ rows: 2, products: 1, created: 1, repeated: 1 }));
    expect(bad).toEqual([]);
  });

  it('has at most so many products under way', async () => {
    const now = { open: 0, most: 0 };
    const load = async () => {
      now.open += 1;
      now.most = Math.max(now.most, now.open);
      await new Promise((resolve) => setImmediate(resolve));
      now.open -= 1;
      return 'created' as const;
    };
    await run(many(40), { load, concurrency: 5 });
    expect(now).toEqual({ open: 0, most: 5 });
  });

  it('stops when the catalogue cannot be reached', async () => {
    let calls = 0;
    const load = async () => {
      calls += 1;
      if (calls >= 3) throw new Error('connect ECONNREFUSED');
      return 'created' as const;
    };
    await expect(run(many(100), { load, concurrency: 2 })).rejects.toThrow('ECONNREFUSED');
    expect(calls).toBeLessThan(6);
  });

  it('tells each window once it is settled, and can go on behind any of them', async () => {
    const whole = await run(many(250));
    expect(whole.settled.map(({ position }) => position.units)).toEqual([100, 200, 250]);
    const from = whole.settled[0]?.position;
    const loaded: string[] = [];
    const { counts } = await run(many(250), {
      ...(from && { from }),
      load: async ({ externalId }) => {
        loaded.push(externalId);
        return 'created';
      },
    });
    expect(loaded).toHaveLength(150);
    expect(counts).toEqual(whole.counts);
  });
});

describe('the ids of a file', () => {
  it('are known to a later run, to which the same row is itself', async () => {
    const path = join(dirname(await temporaryFile('x')), 'ids.seen');
    const first = openSeen(path);
    expect(first.sight('a', { line: 2, fingerprint: 'x' })).toBeUndefined();
    first.keep();
    expect(() => openSeen(path)).toThrow('Another process is importing this file');
    first.close();
    const second = openSeen(path);
    expect(second.sight('a', { line: 2, fingerprint: 'y' })).toBeUndefined();
    expect(second.sight('a', { line: 3, fingerprint: 'y' })).toMatchObject({ line: 2, fingerprint: 'x' });
    second.clear();
    expect(second.sight('a', { line: 3, fingerprint: 'y' })).toBeUndefined();
    second.close();
  });
});

describe('the report of bad rows', () => {
  const row = (line: number): BadRow => ({ line, id: 'tea:a', bad: defect('missing', 'price: is empty', 'price') });
  const linesOf = async (path: string) =>
    (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('is no file without them, also where an earlier run left one', async () => {
    const path = await temporaryFile('bad.jsonl', 'of the last run\n');
    const { close } = await openReportFile(path, 'tea.csv');
    await close();
    expect(existsSync(path)).toBe(false);
  });

  it('holds a line of JSON for each', async () => {
    const path = await temporaryFile('bad.jsonl');
    const { report, length, close } = await openReportFile(path, 'tea.csv');
    await report([row(2), row(7)]);
    await close();
    const [first] = await linesOf(path);
    expect(first).toEqual({
      file: 'tea.csv',
      line: 2,
      column: 'price',
      id: 'tea:a',
      code: 'missing',
      reason: 'price: is empty',
    });
    expect((await readFile(path)).length).toBe(length());
  });

  it('loses what an interrupted run wrote behind its last checkpoint, since that comes again', async () => {
    const path = await temporaryFile('bad.jsonl');
    const first = await openReportFile(path, 'tea.csv');
    await first.report([row(2)]);
    const kept = first.length();
    await first.report([row(3)]);
    await first.close();
    const second = await openReportFile(path, 'tea.csv', kept);
    await second.report([row(3), row(4)]);
    await second.close();
    expect((await linesOf(path)).map(({ line }) => line)).toEqual([2, 3, 4]);
  });
});

describe('progress', () => {
  it('has a rate, and a time left by how much of the file is read', () => {
    let time = 0;
    let share = 0.1;
    const meter = progressMeter(
      () => new Date(time),
      () => share,
      100,
    );
    meter(counted({ rows: 100 }));
    time = 10_000;
    share = 0.3;
    const { rate, fraction, secondsLeft } = meter(counted({ rows: 300 }));
    expect({ rate, fraction, secondsLeft: Math.round(secondsLeft ?? 0) }).toEqual({
      rate: 20,
      fraction: 0.3,
      secondsLeft: 35,
    });
  });

  it('tells no time left where none can be told', () => {
    const meter = progressMeter(
      () => new Date(0),
      () => undefined,
    );
    expect(meter(counted({ rows: 1 }))).not.toHaveProperty('secondsLeft');
  });
});
