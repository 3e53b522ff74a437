import { describe, expect, it } from '@jest/globals';
import type { Defect } from '#functions/catalog/import/defect.ts';
import { mapRow } from '#functions/catalog/import/map/map-row.ts';
import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { teaMapping, teaRow } from '#test/unit/scripts/import/rows.ts';

const mapped = (row: Row, changes: Record<string, unknown> = {}): ImportedProduct => {
  const result = mapRow(teaMapping(changes), row);
  if ('bad' in result) throw new Error(result.bad.reason);
  return result.ok;
};

const defectOf = (row: Row, changes: Record<string, unknown> = {}): Partial<Defect> => {
  const result = mapRow(teaMapping(changes), row);
  return 'bad' in result ? result.bad : {};
};

const variantOf = (row: Row, variant: Record<string, unknown>) =>
  mapped(row, { variant: { ...teaMapping().variant, ...variant } }).variants[0];

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

describe('a variant', () => {
  it('has its own prices where they stand in one cell, and none in currencies where it is not sold', () => {
    const byCurrency = { byCurrency: { column: 'prices' } };
    expect(variantOf(teaRow({ prices: '{"EUR":"12.90","JPY":1980}' }), { prices: [byCurrency] })?.prices).toEqual({
      EUR: 1290,
      JPY: 1980,
    });
    const prices = ['EUR', 'JPY', 'KWD'].map((code) => ({
      amount: code,
      currency: { constant: code },
      optional: true,
    }));
    expect(variantOf(teaRow({ EUR: '1', JPY: '', KWD: '2.5' }), { prices })?.prices).toEqual({ EUR: 100, KWD: 2500 });
    expect(
      variantOf(teaRow({ price: '1290' }), { prices: [{ amount: 'price', currency: 'currency', unit: 'minor' }] }),
    ).toMatchObject({ prices: { EUR: 1290 } });
  });

  it.each([
    ['15.00', { EUR: 1500 }],
    ['12.90', undefined],
    ['9.90', undefined],
    ['0', undefined],
    ['', undefined],
  ])('that cost %j before has list prices %j', (before, listPrices) => {
    const amount = { column: 'before', except: ['0'] };
    const changes = { listPrices: [{ amount, currency: 'currency', optional: true }] };
    expect(variantOf(teaRow({ before }), changes)?.listPrices).toEqual(listPrices);
  });

  it.each([
    ['250', 'g', 250],
    ['0.25 kg', 'g', 250],
    ['1.5', 'kg', 1500],
    ['8 oz', 'g', 227],
    ['2', 'lb', 908],
    ['0', 'g', undefined],
    ['', 'g', undefined],
  ])('that weighs %j (%s) has %j grams', (grams, unit, weightGrams) => {
    expect(variantOf(teaRow({ grams }), { weight: { amount: 'grams', unit } })?.weightGrams).toBe(weightGrams);
  });

  it('that is sold out gets no stock, neither its own nor another', () => {
    const variant = { stock: 'pieces', inStock: 'there' };
    expect(variantOf(teaRow({ pieces: '7', there: 'False' }), variant)).toMatchObject({ stock: 0, soldOut: true });
    expect(variantOf(teaRow({ pieces: '7', there: 'true' }), variant)).toMatchObject({ stock: 7 });
  });

  it('may be one of several in a cell of its product', () => {
    const list = [
      { code: 'a', size: '100 g', price: 9.5 },
      { code: 'b', size: '250 g', price: '21.00', currency: 'USD' },
    ];
    const variant = { sku: 'code', options: { size: 'size' }, prices: teaMapping().variant.prices };
    const changes = { variants: { column: 'sizes' }, variant: { ...variant, sku: { column: 'code', format: 'sku' } } };
    expect(mapped(teaRow({ sizes: JSON.stringify(list) }), changes).variants).toEqual([
      { sku: 'A', options: { size: '100 g' }, prices: { EUR: 950 }, stock: 0 },
      { sku: 'B', options: { size: '250 g' }, prices: { USD: 2100 }, stock: 0 },
    ]);
    expect(defectOf(teaRow({ sizes: '[]' }), changes)).toMatchObject({ code: 'missing', column: 'sizes' });
  });
});

describe('a defect of a row', () => {
  it.each([
    ['no title', { name: '  ' }, 'missing', 'name', 'title: is empty'],
    ['no external id', { id: '' }, 'missing', 'id', 'external id: is empty'],
    ['no category', { path: '' }, 'missing', 'path', 'category: is empty'],
    ['too deep a category', { path: 'a/b/c/d/e/f' }, 'invalid', 'path', 'category: Too big'],
    ['no price', { price: '' }, 'missing', 'price', 'price: is empty'],
    ['a price in words', { price: 'ask us' }, 'not-a-price', 'price', 'price: "ask us" is not a decimal amount of EUR'],
    ['a price with too many decimals', { price: '12.905' }, 'not-a-price', 'price', 'has more decimals than EUR'],
    ['a price of nothing', { price: '0.00' }, 'not-a-price', 'price', 'price: 0.00 EUR is not a price to sell at'],
    ['a negative price', { price: '-1' }, 'not-a-price', 'price', 'price: -1 EUR is not a price to sell at'],
    ['a price that no number holds', { price: '9'.repeat(20) }, 'not-a-price', 'price', 'price: '],
    ['no currency', { currency: '' }, 'missing', 'currency', 'currency: is empty'],
    ['an unknown currency', { currency: 'XXX' }, 'unknown-currency', 'currency', 'XXX is not an active currency'],
    ['an external id that no address can hold', { id: 'a b' }, 'invalid', 'id', 'externalId: '],
    ['a title that is too long', { name: 'x'.repeat(1_001) }, 'invalid', 'name', 'title: '],
  ])('such as %s is named, with its column', (_, changes, code, column, reason) => {
    expect(defectOf(teaRow(changes))).toEqual({ code, column, reason: expect.stringContaining(reason) });
  });

  it('is found in cells that should hold JSON', () => {
    const category = { column: 'path', path: '*' };
    expect(defectOf(teaRow({ path: '["Food"' }), { category })).toEqual({
      code: 'cell-not-json',
      column: 'path',
      reason: 'path: is not JSON: ["Food"',
    });
    expect(defectOf(teaRow({ path: 'null' }), { category })).toMatchObject({ code: 'missing' });
    expect(mapped(teaRow({ path: '["Food",null,{"a":1},"Tea"]' }), { category }).category).toEqual(['Food', 'Tea']);
  });

  it('is an identifier that no SKU can be made of', () => {
    const variant = { ...teaMapping().variant, sku: [{ column: 'name', format: 'sku', prefix: 'TEA-' }] };
    expect(defectOf(teaRow({ name: '茶' }), { variant })).toMatchObject({ code: 'missing', reason: 'sku: is empty' });
    expect(defectOf(teaRow({ name: 'x'.repeat(61) }), { variant })).toMatchObject({
      code: 'invalid',
      column: 'name',
      reason: expect.stringContaining('variants.0.sku'),
    });
  });

  it('is an unknown tax category, a stock that is no number of pieces, or a weight that is none', () => {
    expect(defectOf(teaRow(), { taxCategory: { constant: 'luxury' } }).code).toBe('unknown-tax-category');
    const variant = { ...teaMapping().variant, stock: 'pieces', weight: { amount: 'grams' } };
    for (const pieces of ['-1', '1.5', 'many', '10000000'])
      expect(defectOf(teaRow({ pieces }), { variant })).toMatchObject({ code: 'not-a-stock', column: 'pieces' });
    expect(defectOf(teaRow({ grams: 'light' }), { variant })).toMatchObject({ code: 'not-a-weight', column: 'grams' });
  });

  it('names the column of an attribute or an option that the catalogue would not take', () => {
    const long = 'x'.repeat(2_001);
    const changes = {
      attributes: { fields: { Origin: 'origin' } },
      variant: { ...teaMapping().variant, options: { size: 'size' } },
    };
    expect(defectOf(teaRow({ origin: long }), changes)).toMatchObject({ code: 'invalid', column: 'origin' });
    expect(defectOf(teaRow({ size: long }), changes)).toMatchObject({ code: 'invalid', column: 'size' });
  });
});

describe('a pattern that tries a cell in all ways that there are', () => {
  const SLOW = 'a'.repeat(40);

  it.each([
    ['matching of a text', { brand: { column: 'about', matching: '^(a+)+$' } }, `${SLOW}!`],
    [
      'matching of a list',
      { category: [{ constant: 'Tea' }, { column: 'about', matching: '^(?:a|a)*$' }] },
      `${SLOW}!`,
    ],
    ['without', { description: { column: 'about', without: ['(?:a?){40}b'] } }, SLOW],
    [
      'of many choices, none of which repeats',
      { brand: { column: 'about', matching: `^${'a?'.repeat(26)}${'a'.repeat(20)}!$` } },
      'a'.repeat(60),
    ],
    ['of many lengths, on a long cell', { brand: { column: 'about', matching: 'a*a*a*a*!' } }, 'a'.repeat(20_000)],
    ['that refers back', { brand: { column: 'about', matching: '(a*)*\\1!' } }, SLOW],
  ])('is broken off, and its row is bad: %s', (_, changes, about) => {
    const began = performance.now();
    expect(mapRow(teaMapping(changes), teaRow({ about }))).toEqual({
      bad: expect.objectContaining({ code: 'pattern-too-slow', column: 'about' }),
    });
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(mapRow(teaMapping(changes), teaRow({ about: '-' }))).toMatchObject({ ok: { title: teaRow().name } });
  });

  it('is not one that stands in a mapping of ours, nor one that reads long cells once', () => {
    const about = `${'Malty. '.repeat(2_000)}at SHEIN.`;
    const mapping = teaMapping({ description: { column: 'about', without: ['\\s+at SHEIN\\.$'], maxLength: 40 } });
    expect(mapRow(mapping, teaRow({ about }))).toMatchObject({ ok: { description: expect.stringMatching(/^Malty/) } });
  });
});
