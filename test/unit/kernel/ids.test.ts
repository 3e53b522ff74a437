import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, fingerprint, randomId, shortKey } from '#functions/shared/kernel/ids.ts';

describe('a derived id', () => {
  it('is the same for the same parts and says what it is', () => {
    expect(derivedId('ord', 'buyer', 'key')).toBe(derivedId('ord', 'buyer', 'key'));
    expect(derivedId('ord', 'buyer', 'key')).toMatch(/^ord_[0-9a-hjkmnp-tv-z]{26}$/);
  });

  it('keeps its parts apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        fc.pre(a !== c || b !== d);
        expect(derivedId('x', a, b)).not.toBe(derivedId('x', c, d));
      }),
    );
  });
});

describe('a fingerprint', () => {
  it('does not depend on the order of fields, and does on everything else', () => {
    expect(fingerprint({ a: 1, b: { c: 2, d: [1, 2] } })).toBe(fingerprint({ b: { d: [1, 2], c: 2 }, a: 1 }));
    expect(fingerprint({ a: [1, 2] })).not.toBe(fingerprint({ a: [2, 1] }));
  });
});

describe('other keys', () => {
  it('are as long as asked, and random where they should be', () => {
    expect(shortKey('ord_1')).toHaveLength(12);
    expect(randomId('evt', (size) => new Uint8Array(size).fill(7))).toHaveLength(4 + 26);
  });
});
