import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, isUnspaced, wordsOf } from '#functions/catalog/contract/words.ts';
import { editDistance, toleranceOf } from '#functions/catalog/domain/search/edit-distance.ts';
import { RANGES, rangeAt, rangeNumber } from '#functions/catalog/domain/search/price-range.ts';

describe('words', () => {
  it.each<[string, string[]]>([
    ['Café CRÈME', ['cafe', 'creme']],
    ['Straße, Smørrebrød & Łódź', ['strasse', 'smorrebrod', 'lodz']],
    ["men's 4-pack", ['men', 's', '4', 'pack']],
    ['ＦＵＬＬ ﬁt ①', ['full', 'fit', '1']],
    ['iPhone手机壳 新款', ['iphone', '手机壳', '新款']],
    ['ノートパソコン15インチ', ['ノートパソコン', '15', 'インチ']],
    ['셔츠 남성', ['셔츠', '남성']],
    ['कमीज', ['कमीज']],
    ['İstanbul', ['istanbul']],
    ['"*()^:😀\u0000', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are the same however often they are folded', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => wordsOf(wordsOf(text).join(' ')).join() === wordsOf(text).join(),
      ),
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('of scripts without spaces are told from others', () => {
    expect(['茶', 'ひらがな', 'เสื้อ', 'mug', 'рубашка', '셔츠'].map(isUnspaced)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the distance between words', () => {
  it.each<[string, string, number]>([
    ['samsnug', 'samsung', 1],
    ['galxy', 'galaxy', 1],
    ['headfones', 'headphones', 2],
    ['mug', 'mug', 0],
    ['', 'mug', 3],
    ['ca', 'abc', 3],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  it('is that of the way back, none to itself alone, and never more than the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('is one after any single slip', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom('a', 'b', 'c', ''), (head, tail, letter) => {
        expect(editDistance(`${head}x${tail}`, `${head}${letter}${tail}`)).toBe(1);
        expect(editDistance(`${head}xy${tail}`, `${head}yx${tail}`)).toBe(1);
      }),
    );
  });

  it('may be larger in longer words', () => {
    expect(['mug', 'mugs', 'mouse', 'galaxy'].map(toleranceOf)).toEqual([0, 1, 1, 2]);
  });
});

describe('price ranges', () => {
  it('hold every price once, without gaps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (price) => {
        const { from, to } = rangeAt(rangeNumber(price));
        expect(price).toBeGreaterThanOrEqual(from);
        expect(price).toBeLessThanOrEqual(to);
      }),
    );
    for (let number = 1; number < RANGES; number += 1) expect(rangeAt(number).from).toBe(rangeAt(number - 1).to + 1);
  });

  it.each([
    [0, 0, 0],
    [1, 1, 1],
    [1990, 1000, 1999],
    [5000, 5000, 9999],
  ])('put %i from %i to %i', (price, from, to) => {
    expect(rangeAt(rangeNumber(price))).toEqual({ from, to });
  });
});
