import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#test/unit/scripts/import/rows.ts';

describe('a row of CSV', () => {
  it.each([
    ['plain', 'x'.repeat(10_000_000)],
    ['quoted', `"${'x'.repeat(10_000_000)}"`],
    ['quoted, of many lines', `"${`${'x'.repeat(99)}\n`.repeat(100_000)}"`],
  ])('has a cell of 10 MB, %s, and is one bad row', async (_, cell) => {
    const rows = await rowsOf(`id,name\n1,Tea\n2,${cell}\n3,Cup\n`);
    expect(rows.map((row) => ('bad' in row ? row.bad.code : row.row.id))).toEqual(['1', 'row-too-long', '3']);
  });
});

describe('an element of JSON', () => {
  it.each([
    ['on a line of its own', '\n'],
    ['on one line with all others', ''],
  ])('has a cell of 10 MB, %s, and is one bad row', async (_, between) => {
    const products = Array.from({ length: 50 }, (_, index) => ({ id: `${index}`, name: 'Tea' }));
    const elements = products.map((each) =>
      JSON.stringify(each.id === '2' ? { ...each, name: 'x'.repeat(1e7) } : each),
    );
    const rows = await rowsOf(`[${elements.join(`,${between}`)}]`, {}, 'rows.json');
    expect(rows.map((row) => ('bad' in row ? row.bad.code : row.row.id))).toEqual(
      products.map(({ id }) => (id === '2' ? 'row-too-long' : id)),
    );
  });
});
