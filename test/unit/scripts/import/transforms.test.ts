import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { plainText } from '#functions/catalog/import/map/plain-text.ts';
import { select } from '#functions/catalog/import/map/read-cell.ts';
import { readList, readPairs } from '#functions/catalog/import/map/read-list.ts';
import { expandExponent, readPrices } from '#functions/catalog/import/map/read-price.ts';
import { readText } from '#functions/catalog/import/map/read-text.ts';
import { mappingSchema } from '#functions/catalog/import/mapping/mapping.ts';
import type { ListStep, PairsStep, TextStep } from '#functions/catalog/import/mapping/sources.ts';
import { teaMapping } from '#test/unit/scripts/import/rows.ts';

const text = (cell: string, step: Omit<TextStep, 'column'> = {}) => readText({ cell }, [{ column: 'cell', ...step }]);

const priceOf = (amount: string, how: object = {}) => {
  const variant = { ...teaMapping().variant, prices: [{ amount: 'amount', currency: { constant: 'EUR' }, ...how }] };
  const { prices } = mappingSchema.shape.variant.parse({ sku: 'amount', prices: variant.prices });
  return readPrices({ amount }, prices).EUR;
};

describe('text out of a cell', () => {
  it('is one line, or tidy lines', () => {
    const cell = '  Loose\u00a0 leaf\r\n\r\n\r\n\r\nFrom\tAssam\u0000 ';
    expect(text(cell)).toBe('Loose leaf From Assam');
    expect(text(cell, { multiline: true })).toBe('Loose leaf\n\nFrom Assam');
  });

  it('loses what is cut out of it', () => {
    expect(text('Free shipping! Tea, at SHOP.', { without: ['^Free shipping!', ', at SHOP\\.$'] })).toBe('Tea');
  });

  it('is made plain of HTML', () => {
    expect(
      text('<p>Tea&nbsp;&amp; <b>cups</b></p><ul><li>5 &lt; 6<li>&#8364;&#x20ac; &bogus;</ul>', { html: true }),
    ).toBe('Tea & cups 5 < 6€€ &bogus;');
    expect(plainText('a<br/>b</p>c')).toBe('a\nb\nc');
    expect(plainText('1 < 2 > 0 &#0;&#x110000;')).toBe('1 < 2 > 0 ');
  });

  it('is shortened between characters', () => {
    expect(text('Tea 🍵🍵🍵', { maxLength: 6 })).toBe('Tea 🍵…');
    expect(text('Tea 🍵🍵', { maxLength: 6 })).toBe('Tea 🍵🍵');
  });

  it('becomes a SKU or a slug', () => {
    expect(text('thé vert / 100 g', { format: 'sku', prefix: 'T-' })).toBe('T-THE-VERT-100-G');
    expect(text(' --Thé Vert!', { format: 'slug' })).toBe('the-vert');
  });

  it('comes from the first step that gives something', () => {
    const steps = [{ column: 'a', except: ['n/a'] }, { column: 'b', path: 'name.0' }, { constant: 'none' }];
    expect(readText({ a: 'N/A', b: '{"name":["Tea"]}' }, steps)).toBe('Tea');
    expect(readText({ a: '', b: '' }, steps)).toBe('none');
    expect(readText({ a: 'Cup', b: '' }, steps)).toBe('Cup');
  });

  it('is nothing where a record has no such column', () => {
    expect(readText({ toys: '' }, [{ column: 'tea' }])).toBeUndefined();
    expect(readText({}, [{ column: 'toString' }])).toBeUndefined();
  });

  it('may be one of few, may become another, and may have something before and behind it', () => {
    expect(text('YES', { values: { yes: 'Yes, we do' } })).toBe('Yes, we do');
    expect(text('no', { matching: '^yes$' })).toBeUndefined();
    expect(text('12', { prefix: 'about ', suffix: ' g' })).toBe('about 12 g');
  });

  it('keeps markup unless it is told that it is HTML', () => {
    const cell = '<script>alert("x")</script><b>Tea</b> &amp; cups';
    expect(text(cell)).toBe(cell);
    expect(text(cell, { entities: true })).toBe('<script>alert("x")</script><b>Tea</b> & cups');
    expect(text(cell, { html: true })).toBe('Tea & cups');
  });

  it('joins what a path leads to', () => {
    expect(text('["a","b",null,{"c":1}]', { path: '*', join: '; ' })).toBe('a; b');
    expect(text('["a","b"]', { path: '*' })).toBe('a');
  });
});

describe('a list out of cells', () => {
  const list = (...steps: ListStep[]) => readList({ a: '["x","y","x"]', b: 'y | z', c: 'w' }, steps);

  it('has the elements of one after those of the other, each once', () => {
    expect(list({ column: 'c' }, { column: 'a', path: '*' }, { column: 'b', separator: '|' })).toEqual([
      'w',
      'x',
      'y',
      'z',
    ]);
    expect(list({ constant: 'All' }, { column: 'a', path: '*', maxItems: 1 })).toEqual(['All', 'x']);
    expect(list({ column: 'b', separator: '|', matching: '^z' })).toEqual(['z']);
  });
});

describe('pairs out of cells', () => {
  const pairs = (cell: unknown, step: Partial<PairsStep> = {}) =>
    readPairs({ cell: JSON.stringify(cell) }, [{ column: 'cell', ...step }]);

  it('are the entries of an object', () => {
    expect(pairs({ Grade: 'FTGFOP1', Leaf: 2, Nested: {}, None: null })).toEqual({ Grade: 'FTGFOP1', Leaf: '2' });
  });

  it('are names with their values, of which there may be several', () => {
    const variations = [
      { name: 'Colour', list: ['Red', 'Blue'] },
      { name: 'Size', list: ['-'] },
      { name: 'Colour', list: ['other'] },
    ];
    const step = { path: '*', name: 'name', value: 'list', join: ', ', exceptValues: ['-'] };
    expect(pairs(variations, step)).toEqual({ Colour: 'Red, Blue' });
    expect(pairs(variations, { ...step, maxLength: 5 })).toEqual({ Colour: 'Red,…' });
    expect(pairs('text')).toEqual({});
  });
});

describe('a path into JSON', () => {
  it('leads to everything it matches', () => {
    const tree = { a: [{ n: 1 }, { n: 2 }, { m: 3 }], toString: 'own' };
    expect(select(tree, 'a.*.n')).toEqual([1, 2]);
    expect(select(tree, 'a.1')).toEqual([{ n: 2 }]);
    expect(select(tree, 'toString')).toEqual(['own']);
    expect(select(tree, 'a.length')).toEqual([]);
    expect(select('text', '*')).toEqual([]);
  });
});

describe('a price in a foreign file', () => {
  it.each([
    ['4.640000000000000e+00', 464],
    ['1.178100000000000e+03', 117_810],
    ['1.000000000000000e-02', 1],
    ['1e3', 100_000],
    ['16.90', 1690],
    ['16.9000', 1690],
    ['16', 1600],
  ])('may be written as %s', (amount, minorUnits) => {
    expect(priceOf(amount)).toBe(minorUnits);
  });

  it('may have its own separators', () => {
    expect(priceOf('1.299,90', { decimalSeparator: ',', groupSeparator: '.' })).toBe(129_990);
    expect(priceOf('1,299.90', { groupSeparator: ',' })).toBe(129_990);
    expect(() => priceOf('1.299,90')).toThrow('price: ');
  });

  it('is rounded only where the mapping says so', () => {
    expect(() => priceOf('8.640000000000001e+00')).toThrow('more decimals');
    expect(priceOf('8.640000000000001e+00', { rounding: 'half-up' })).toBe(864);
    expect(priceOf('6.906999999999999e+01', { rounding: 'half-up' })).toBe(6907);
  });

  it('is expanded from its exponent without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.integer({ min: -9, max: 20 }), (digits, exponent) => {
        const [first, ...rest] = String(digits);
        const expanded = expandExponent(`${first}.${rest.join('')}e${exponent < 0 ? '' : '+'}${exponent}`);
        const [whole = '', fraction = ''] = expanded.split('.');
        const scale = rest.length - exponent;
        const scaled = BigInt(whole + fraction) * 10n ** BigInt(40 - fraction.length);
        expect(scaled).toBe(digits * 10n ** BigInt(40 - scale));
      }),
    );
  });
});
