import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { openBadRowsFile } from '#scripts/import/bad-rows-file.ts';
import {
  type BadRow,
  type CreateOutcome,
  type ImportPorts,
  type ImportProgress,
  importCatalogue,
} from '#scripts/import/import-catalogue.ts';
import type { SourceRow } from '#scripts/import/read-rows.ts';
import type { KeyedProduct } from '#scripts/seed/seed-product.ts';
import { stream, teaMapping, teaRow, teaRows, temporaryFile } from '#test/unit/scripts/import/rows.ts';

/** A catalogue that keeps what it is given, as the real one does by external id. */
const fakeCatalogue = () => {
  const kept = new Map<string, string>();
  const createProduct = async (product: KeyedProduct): Promise<CreateOutcome> => {
    const before = kept.get(product.externalId);
    kept.set(product.externalId, JSON.stringify(product));
    return before === JSON.stringify(product) ? 'unchanged' : 'created';
  };
  return { kept, createProduct };
};

const run = async (source: readonly SourceRow[], ports: Partial<ImportPorts> = {}) => {
  const bad: BadRow[] = [];
  const counts = await importCatalogue({
    rows: stream(source),
    mapping: teaMapping(),
    createProduct: fakeCatalogue().createProduct,
    report: async (row) => void bad.push(row),
    clock: () => new Date(0),
    ...ports,
  });
  return { counts, bad };
};

const many = (count: number) => teaRows(...Array.from({ length: count }, (_, index) => teaRow({ id: `t${index}` })));

describe('importing a catalogue', () => {
  it('creates every product once, however often it runs', async () => {
    const catalogue = fakeCatalogue();
    const first = await run(many(30), { createProduct: catalogue.createProduct });
    const second = await run(many(30), { createProduct: catalogue.createProduct });
    expect(first.counts).toEqual({ rows: 30, created: 30, unchanged: 0, bad: 0 });
    expect(second.counts).toEqual({ rows: 30, created: 0, unchanged: 30, bad: 0 });
    expect(catalogue.kept.size).toBe(30);
  });

  it('reports bad rows with line and reason, and goes on', async () => {
    const rows: SourceRow[] = [
      ...teaRows(teaRow({ id: 'a' }), teaRow({ id: 'b', price: 'free' })),
      { line: 4, bad: 'a quote is never closed' },
      { line: 5, row: teaRow({ id: 'c' }) },
    ];
    const { counts, bad } = await run(rows);
    expect(counts).toEqual({ rows: 4, created: 2, unchanged: 0, bad: 2 });
    expect(bad).toEqual([
      { line: 3, reason: 'price: "free" is not a decimal amount of EUR' },
      { line: 4, reason: 'a quote is never closed' },
    ]);
  });

  it('reports what the catalogue refuses', async () => {
    const { counts, bad } = await run(many(3), {
      createProduct: async ({ externalId }) => (externalId === 'tea:t1' ? { bad: 'sku-taken' } : 'created'),
    });
    expect(counts).toMatchObject({ created: 2, bad: 1 });
    expect(bad).toEqual([{ line: 3, reason: 'sku-taken' }]);
  });

  it('reports the second row of one product instead of writing over the first', async () => {
    const catalogue = fakeCatalogue();
    const rows = teaRows(teaRow(), teaRow({ name: 'Another' }));
    const { bad } = await run(rows, { createProduct: catalogue.createProduct });
    expect(bad).toEqual([{ line: 3, reason: 'external id: tea:17a is on line 2 already' }]);
    expect(catalogue.kept.get('tea:17a')).toContain('Assam');
  });

  it('has at most so many products under way, and reads no further ahead', async () => {
    const seen = { read: 0, done: 0, open: 0, most: 0, ahead: 0 };
    async function* rows() {
      for (const row of many(40)) {
        seen.read += 1;
        seen.ahead = Math.max(seen.ahead, seen.read - seen.done);
        yield row;
      }
    }
    const createProduct = async () => {
      seen.open += 1;
      seen.most = Math.max(seen.most, seen.open);
      await new Promise((resolve) => setImmediate(resolve));
      seen.open -= 1;
      seen.done += 1;
      return 'created' as const;
    };
    await run([], { rows: rows(), createProduct, concurrency: 5 });
    expect(seen).toMatchObject({ done: 40, most: 5 });
    expect(seen.ahead).toBeLessThanOrEqual(6);
  });

  it('stops when the catalogue cannot be reached', async () => {
    let calls = 0;
    const createProduct = async () => {
      calls += 1;
      if (calls >= 3) throw new Error('connect ECONNREFUSED');
      return 'created' as const;
    };
    await expect(run(many(100), { createProduct, concurrency: 2 })).rejects.toThrow('ECONNREFUSED');
    expect(calls).toBeLessThan(6);
  });

  it('refuses a mapping for another file before anything is created', async () => {
    const catalogue = fakeCatalogue();
    const mapping = teaMapping({ title: 'titel', brand: 'marke' });
    await expect(run(many(3), { mapping, createProduct: catalogue.createProduct })).rejects.toThrow('no titel, marke');
    expect(catalogue.kept.size).toBe(0);
  });

  it('tells its progress after each row', async () => {
    const told: ImportProgress[] = [];
    const times = [0, 500, 1000, 1500].map((time) => new Date(time));
    const clock = () => times.shift() ?? new Date(0);
    await run([...many(2), { line: 4, bad: 'broken' }], {
      onProgress: (progress) => told.push(progress),
      clock,
      concurrency: 1,
    });
    expect(told).toEqual([
      { rows: 1, created: 1, unchanged: 0, bad: 0, rate: 2 },
      { rows: 2, created: 2, unchanged: 0, bad: 0, rate: 2 },
      { rows: 3, created: 2, unchanged: 0, bad: 1, rate: 2 },
    ]);
  });
});

describe('the file of bad rows', () => {
  it('holds a line of JSON for each, also when they come side by side', async () => {
    const path = await temporaryFile('bad.jsonl', 'of the last run\n');
    const { report, close } = await openBadRowsFile(path, 'tea.csv');
    await Promise.all(Array.from({ length: 50 }, (_, line) => report({ line, reason: 'x'.repeat(line * 100) })));
    await close();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(50);
    expect(JSON.parse(lines[1] ?? '')).toEqual({ file: 'tea.csv', line: 1, reason: 'x'.repeat(100) });
  });
});
