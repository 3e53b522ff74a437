import { describe, expect, it } from '@jest/globals';
import { mapGroup } from '#functions/catalog/import/map/map-group.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { unitsOf } from '#functions/catalog/import/run/units.ts';
import { collect, stream, teaMapping, teaRow, teaRows } from '#test/unit/scripts/import/rows.ts';

const mapping = (group: object = {}) =>
  teaMapping({
    group: { by: 'path', ...group },
    externalId: { column: 'path', format: 'slug' },
    media: { column: 'image' },
    variant: { ...teaMapping().variant, options: { size: 'size' } },
  });

const mapped = (rows: readonly Row[], group: object = {}) =>
  mapGroup(
    mapping(group),
    teaRows(...rows).flatMap((row) => ('row' in row ? [row] : [])),
  );

describe('rows of one product', () => {
  it('are its variants; what people read comes from the first, pictures from all', () => {
    const { product, bad } = mapped([
      teaRow({ id: 'a', size: '100 g', image: 'https://tea.example/a.jpg' }),
      teaRow({ id: 'b', size: '250 g', image: 'https://tea.example/b.jpg', name: 'Another name', price: '25.00' }),
    ]);
    expect(bad).toEqual([]);
    expect(product).toMatchObject({
      externalId: 'food-tea',
      title: 'Assam, second flush',
      media: ['https://tea.example/a.jpg', 'https://tea.example/b.jpg'],
      variants: [
        { sku: 'TEA-A', options: { size: '100 g' }, prices: { EUR: 1290 } },
        { sku: 'TEA-B', options: { size: '250 g' }, prices: { EUR: 2500 } },
      ],
    });
  });

  it('leave the product to the good ones where one is bad', () => {
    const { product, bad, line } = mapped([teaRow({ id: 'a', price: '' }), teaRow({ id: 'b' })]);
    expect(product?.variants).toHaveLength(1);
    expect(line).toBe(3);
    expect(bad).toEqual([{ line: 2, bad: expect.objectContaining({ code: 'missing', column: 'price' }) }]);
  });

  it('make none where all are bad', () => {
    const { product, bad } = mapped([teaRow({ id: 'a', price: '' }), teaRow({ id: 'b', currency: 'XYZ' })]);
    expect(product).toBeUndefined();
    expect(bad.map(({ bad: { code } }) => code)).toEqual(['missing', 'unknown-currency']);
  });

  it('may repeat a variant, but not say otherwise of it: the first counts', () => {
    const { product, bad, repeated } = mapped([teaRow(), teaRow(), teaRow({ price: '1.00' })]);
    expect(product?.variants).toEqual([expect.objectContaining({ prices: { EUR: 1290 } })]);
    expect(repeated).toBe(1);
    expect(bad).toEqual([
      {
        line: 4,
        bad: { code: 'conflict', column: 'id', reason: 'sku: TEA-17A is on line 2 already, and says otherwise there' },
      },
    ]);
  });

  it('may leave empty what only the first one says', () => {
    const rows = [teaRow({ id: 'a' }), teaRow({ id: 'b', name: '', about: '', currency: '' })];
    expect(mapped(rows).bad).toHaveLength(1);
    const { product, bad } = mapped(rows, { inherit: ['name', 'about', 'currency'] });
    expect(bad).toEqual([]);
    expect(product?.variants).toHaveLength(2);
  });

  it('that are more variants than a product can have are bad, each of them', () => {
    const rows = Array.from({ length: 100 }, (_, index) => teaRow({ id: `v${index}` }));
    const { product, bad } = mapped(rows);
    expect(product).toBeUndefined();
    expect(bad).toHaveLength(100);
    expect(bad[0]).toMatchObject({ line: 2, bad: { code: 'invalid', reason: expect.stringContaining('variants') } });
  });
});

describe('rows by their product', () => {
  const rows = teaRows(
    teaRow({ id: 'a', path: 'x' }),
    teaRow({ id: 'b', path: 'y' }),
    teaRow({ id: 'c', path: '' }),
    teaRow({ id: 'd', path: 'x' }),
  );
  const idsOf = async (group?: object) => {
    const read = { rows: stream(rows), position: () => 0, size: 1 };
    const units = await collect(unitsOf(read, group ? mapping(group) : teaMapping()).units);
    return units.map((unit) => ('bad' in unit ? unit.bad.code : unit.rows.map(({ row }) => row.id).join('')));
  };

  it('may stand anywhere in the file', async () => {
    expect(await idsOf({})).toEqual(['missing', 'ad', 'b']);
  });

  it('may be known to stand together, and then do not wait for the end of the file', async () => {
    expect(await idsOf({ together: true })).toEqual(['a', 'missing', 'b', 'd']);
  });

  it('are one each without a group', async () => {
    expect(await idsOf()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('that are too many come in parts', async () => {
    const many = teaRows(...Array.from({ length: 2_500 }, () => teaRow({ path: 'x' })));
    for (const together of [true, false]) {
      const { units, fraction } = unitsOf({ rows: stream(many), position: () => 1, size: 2 }, mapping({ together }));
      const lengths = (await collect(units)).map((unit) => ('rows' in unit ? unit.rows.length : 0));
      expect(lengths).toEqual([1_000, 1_000, 500]);
      expect(fraction()).toBeGreaterThan(0.4);
    }
  });
});
