import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goodsMark } from '#functions/shipping/contract/quote-token.ts';

const lines = fc.array(
  fc.record({ sku: fc.constantFrom('A', 'B', 'C', 'a', '__proto__'), quantity: fc.integer({ min: 1, max: 999 }) }),
  { minLength: 1, maxLength: 10 },
);

describe('the mark of goods', () => {
  it('is the same in whatever order the lines come, and however a SKU is spread over them', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 9 }), (all, more) => {
        const [{ sku, quantity } = { sku: 'A', quantity: 1 }, ...rest] = all;
        const spread = [...rest.toReversed(), { sku, quantity: more }, { sku, quantity }];
        const joined = [{ sku, quantity: quantity + more }, ...rest];
        expect(goodsMark(spread)).toBe(goodsMark(joined));
      }),
    );
  });

  it('is another for one piece more, or another SKU', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(goodsMark([...all, { sku: 'A', quantity: 1 }])).not.toBe(goodsMark(all));
        expect(goodsMark([...all, { sku: 'D', quantity: 1 }])).not.toBe(goodsMark(all));
      }),
    );
  });
});
