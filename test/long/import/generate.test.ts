import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mapRow } from '#functions/catalog/import/map/map-row.ts';
import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import { makeProduct } from '#scripts/generate/make-product.ts';
import { randomOf } from '#scripts/generate/random.ts';
import { type CatalogueFormat, catalogueText } from '#scripts/generate/write-catalogue.ts';
import { loadMapping } from '#scripts/import/mapping/load-mapping.ts';
import { rowsOf } from '#test/unit/scripts/import/rows.ts';

const textOf = (products: number, seed: string, format: CatalogueFormat = 'csv') =>
  [...catalogueText(products, seed, format)].join('');

const imported = async (text: string, name: string): Promise<ImportedProduct[]> => {
  const mapping = await loadMapping('generated');
  return (await rowsOf(text, {}, name)).map((row) => {
    const mapped = 'row' in row ? mapRow(mapping, row.row) : row;
    if ('bad' in mapped) throw new Error(mapped.bad.reason);
    return mapped.ok;
  });
};

describe('a generated catalogue', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    expect(textOf(500, '7')).toBe(textOf(500, '7'));
    expect(hash('sha256', textOf(500, '7'))).toBe('5a13b1999abc517dd21bee29ce5e329d6175578d19d648b71da4cd57471cc06c');
    expect(textOf(10, '8')).not.toBe(textOf(10, '7'));
  });

  it('begins with a smaller one of the same seed', () => {
    expect(textOf(40, '7').startsWith(textOf(20, '7'))).toBe(true);
  });

  it('comes in pieces, however large it is', () => {
    const lengths = [...catalogueText(1_000, '7', 'csv')].map(({ length }) => length);
    expect(lengths.length).toBeGreaterThan(10);
    expect(Math.max(...lengths)).toBeLessThan(100_000);
  });

  it('imports whole with its own mapping, the same from CSV as from JSON Lines', async () => {
    const products = await imported(textOf(300, '7'), 'rows.csv');
    expect(products).toHaveLength(300);
    expect(await imported(textOf(300, '7', 'jsonl'), 'rows.jsonl')).toEqual(products);
  });

  it('has its own ids, SKUs, several currencies, weights, options and stock', async () => {
    const products = await imported(textOf(400, '7'), 'rows.csv');
    const variants = products.flatMap((product) => product.variants);
    expect(new Set(products.map(({ externalId }) => externalId)).size).toBe(400);
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length);
    expect(new Set(products.map(({ title }) => title)).size).toBeGreaterThan(395);
    expect(new Set(variants.flatMap(({ prices }) => Object.keys(prices)))).toEqual(
      new Set(['EUR', 'USD', 'GBP', 'SGD', 'JPY', 'KWD']),
    );
    expect(
      variants.every(({ weightGrams = 0, options = {} }) => weightGrams > 0 && Object.keys(options).length > 0),
    ).toBe(true);
    expect(variants.some(({ stock }) => stock === 0)).toBe(true);
    expect(variants.length / products.length).toBeGreaterThan(2);
    expect(Math.max(...products.map((product) => product.variants.length))).toBeLessThanOrEqual(24);
  });

  it('has a third of its products in other languages too', async () => {
    const products = await imported(textOf(600, '7'), 'rows.csv');
    const translated = products.flatMap(({ translations }) => (translations ? [translations] : []));
    expect(translated.length / products.length).toBeCloseTo(1 / 3, 1);
    expect(new Set(translated.flatMap((each) => Object.keys(each)))).toEqual(new Set(['de', 'fr', 'ja']));
    expect(translated.every((each) => Object.values(each).every(({ title }) => title.includes(' – ')))).toBe(true);
  });

  it('has nothing that the catalogue would refuse, whatever the seed', () => {
    const seed = fc.stringMatching(/^[A-Za-z0-9]{1,16}$/);
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 99_999_999 }), (given, number) => {
        const product = makeProduct(given, number);
        const skus = product.variants.map(({ sku }) => sku);
        expect(skus.every((sku) => /^[A-Z0-9][A-Z0-9._-]{0,63}$/.test(sku))).toBe(true);
        expect(new Set(skus).size).toBe(skus.length);
      }),
    );
  });
});

describe('chance', () => {
  it('is even, and the same for the same seed', () => {
    const { next } = randomOf('seed');
    const numbers = Array.from({ length: 2_000 }, next);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / 2_000).toBeCloseTo(0.5, 1);
    expect(randomOf('seed').next()).toBe(numbers[0]);
  });

  it('picks some of many, in their order', () => {
    const random = randomOf('seed');
    for (let count = 0; count <= 6; count += 1) {
      const some = random.some([1, 2, 3, 4, 5], count);
      expect(some).toHaveLength(Math.min(count, 5));
      expect(some).toEqual([1, 2, 3, 4, 5].filter((each) => some.includes(each)));
    }
    expect(() => random.pick([])).toThrow('nothing to choose from');
  });
});
