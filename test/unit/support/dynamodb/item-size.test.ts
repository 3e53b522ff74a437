import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Value } from '#test/support/fakes/dynamodb/types.ts';
import { compareText } from '#test/support/fakes/dynamodb/values/compare.ts';
import { itemBytes, valueBytes } from '#test/support/fakes/dynamodb/values/item-size.ts';

describe('the size of a value', () => {
  it.each<[string, Value, number]>([
    ['text by its UTF-8 bytes', 'Hello', 5],
    ['text beyond ASCII', 'é€😀', 9],
    ['nothing', '', 0],
    ['null', null, 1],
    ['a boolean', true, 1],
    ['binary by its bytes', new Uint8Array(7), 7],
    ['zero', 0, 1],
    ['one pair of digits', 27, 2],
    ['two pairs of digits', 123, 3],
    ['trailing zeros trimmed', 1_000_000, 2],
    ['a minus', -27, 3],
    ['a fraction, whose pairs are aligned to the point', 1.5, 3],
    ['a small fraction', 1e-7, 2],
    ['38 digits', 12345678901234567890123456789012345678n, 20],
    ['an empty map', {}, 3],
    ['an empty list', [], 3],
    ['a map: names, values, a byte each and three', { a: 'xyz', bc: 1 }, 3 + (1 + 3 + 1) + (2 + 2 + 1)],
    ['a list: values, a byte each and three', ['x', null], 3 + (1 + 1) + (1 + 1)],
    ['a set: its members only', new Set(['ab', 'c']), 3],
    ['a set of numbers', new Set([1, 123]), 5],
  ])('counts %s', (_what, value, bytes) => {
    expect(valueBytes(value)).toBe(bytes);
  });

  it("counts the developer guide's item: names and values, without the 100 bytes of storage", () => {
    expect(itemBytes({ pk: 'ord_1', sk: 'ORDER', total: 1999 })).toBe(2 + 5 + 2 + 5 + 5 + 3);
  });

  it('of a whole number is the same whether it is a number or a bigint', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(6), (n, zeros) => {
        const value = n === 0 ? 1 : Math.trunc(n / 10 ** (zeros + 3)) * 10 ** zeros || 1;
        expect(valueBytes(value)).toBe(valueBytes(BigInt(value)));
      }),
    );
  });

  it('is the same for an attribute whatever else the item has', () => {
    const item = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
    fc.assert(
      fc.property(item, fc.string(), fc.string(), (others, name, value) => {
        const { [name]: _replaced, ...rest } = others;
        const added = Buffer.byteLength(name) + Buffer.byteLength(value);
        expect(itemBytes({ ...rest, [name]: value })).toBe(itemBytes(rest) + added);
      }),
    );
  });
});

describe('the order of text', () => {
  it('is that of its UTF-8 bytes', () => {
    const letters = fc.constantFrom('a', 'z', 'é', '€', '\uE000', '\uFFFD', '\u{1F600}', '\u{10FFFF}');
    const text = fc.array(letters, { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  it('puts an emoji after a private-use character, which UTF-16 units would not', () => {
    expect(compareText('\u{1F600}', '\uE000')).toBeGreaterThan(0);
  });
});
