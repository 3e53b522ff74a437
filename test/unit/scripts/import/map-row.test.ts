import { describe, expect, it } from '@jest/globals';
import { mapRow } from '#scripts/import/map-row.ts';
import type { Row } from '#scripts/import/read-rows.ts';
import type { KeyedProduct } from '#scripts/seed/seed-product.ts';
import { teaMapping, teaRow } from '#test/unit/scripts/import/rows.ts';

const mapped = (row: Row, changes: Record<string, unknown> = {}): KeyedProduct => {
  const result = mapRow(teaMapping(changes), row);
  if ('bad' in result) throw new Error(result.bad);
  return result.ok;
};

const defectOf = (row: Row, changes: Record<string, unknown> = {}): string => {
  const result = mapRow(teaMapping(changes), row);
  return 'bad' in result ? result.bad : 'none';
};

describe('a row', () => {
  it('becomes a product with one variant', () => {
    expect(mapped(teaRow())).toEqual({
      externalId: 'tea:17a',
      title: 'Assam, second flush',
      description: 'Malty.\nGoes with milk.',
      category: ['Food', 'Tea'],
      taxCategory: 'reduced',
      variants: [{ sku: 'TEA-17A', prices: { EUR: 1290 }, stock: 0 }],
    });
  });

  it('may bring a brand, media, attributes, options and a stock', () => {
    const row = teaRow({
      brand: 'Halmari',
      images: '["https://tea.example/1.jpg","http://tea.example/2.jpg","https://tea.example/1.jpg"]',
      facts: '[{"k":"Grade","v":"FTGFOP1"},{"k":"Code","v":"17"},{"k":"Grade","v":"other"},{"k":"Leaf"}]',
      origin: 'India',
      size: '100 g',
      pieces: '40',
    });
    const {
      taxCategory: _,
      variants,
      ...product
    } = mapped(row, {
      brand: 'brand',
      media: { column: 'images', path: '*', matching: '^https:' },
      attributes: {
        pairs: { column: 'facts', path: '*', name: 'k', value: 'v', except: ['Code'] },
        fields: { Origin: 'origin' },
      },
      variant: { ...teaMapping().variant, options: { size: 'size' }, title: 'size', stock: 'pieces' },
    });
    expect(product).toMatchObject({
      brand: 'Halmari',
      media: ['https://tea.example/1.jpg'],
      attributes: { Grade: 'FTGFOP1', Origin: 'India' },
    });
    expect(variants).toEqual([
      { sku: 'TEA-17A', title: '100 g', options: { size: '100 g' }, prices: { EUR: 1290 }, stock: 40 },
    ]);
  });

  it('leaves out what is empty or means nothing', () => {
    const changes = {
      brand: { column: 'brand', except: ['No Brand', 'N/A'] },
      variant: { ...teaMapping().variant, options: { colour: { column: 'colour', except: ['N/A'] } } },
    };
    const product = mapped(teaRow({ brand: 'no brand', colour: ' ' }), changes);
    expect(product).not.toHaveProperty('brand');
    expect(product.variants[0]).not.toHaveProperty('options');
  });

  it('has prices in several currencies, each from a column of its own', () => {
    const prices = [
      { amount: 'yen', currency: { constant: 'JPY' } },
      { amount: 'dinar', currency: { constant: 'KWD' } },
    ];
    const product = mapped(teaRow({ yen: '1980', dinar: '4.250' }), { variant: { ...teaMapping().variant, prices } });
    expect(product.variants[0]?.prices).toEqual({ JPY: 1980, KWD: 4250 });
  });
});

describe('a defect of a row', () => {
  it.each([
    ['no title', { name: '  ' }, 'title: is empty'],
    ['no external id', { id: '' }, 'external id: is empty'],
    ['no category', { path: '' }, 'category: Too small'],
    ['too deep a category', { path: 'a/b/c/d/e/f' }, 'category: Too big'],
    ['no price', { price: '' }, 'price: is empty'],
    ['a price in words', { price: 'ask us' }, 'price: "ask us" is not a decimal amount of EUR'],
    ['a price with too many decimals', { price: '12.905' }, 'price: 12.905 has more decimals than EUR'],
    ['a price of nothing', { price: '0.00' }, 'price: 0.00 EUR is not a price to sell at'],
    ['a negative price', { price: '-1' }, 'price: -1 EUR is not a price to sell at'],
    ['a price that no number holds', { price: '9'.repeat(20) }, 'price: '],
    ['no currency', { currency: '' }, 'currency: is empty'],
    ['an unknown currency', { currency: 'XXX' }, 'currency: XXX is not an active currency'],
    ['an external id that no address can hold', { id: 'a b' }, 'external id: '],
  ])('such as %s is named', (_, changes, reason) => {
    expect(defectOf(teaRow(changes))).toContain(reason);
  });

  it('is found in cells that should hold JSON', () => {
    const category = { column: 'path', path: '*' };
    expect(defectOf(teaRow({ path: '["Food"' }), { category })).toBe('path: is not JSON: ["Food"');
    expect(defectOf(teaRow({ path: 'null' }), { category })).toContain('category');
    expect(mapped(teaRow({ path: '["Food",null,{"a":1},"Tea"]' }), { category }).category).toEqual(['Food', 'Tea']);
  });

  it('is an identifier that no SKU can be made of', () => {
    const variant = { ...teaMapping().variant, sku: [{ column: 'name', format: 'sku', prefix: 'TEA-' }] };
    expect(defectOf(teaRow({ name: '茶' }), { variant })).toBe('sku: is empty');
    expect(defectOf(teaRow({ name: 'x'.repeat(61) }), { variant })).toContain('variants.0.sku');
  });

  it('is an unknown tax category, or a stock that is no number of pieces', () => {
    expect(defectOf(teaRow(), { taxCategory: { constant: 'luxury' } })).toContain('tax category: is none of standard');
    const variant = { ...teaMapping().variant, stock: 'pieces' };
    for (const pieces of ['-1', '1.5', 'many', '10000000'])
      expect(defectOf(teaRow({ pieces }), { variant })).toBe(`stock: ${pieces} is not a number of pieces`);
  });
});
