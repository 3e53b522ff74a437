import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { allocate } from '#functions/shared/kernel/money/allocate.ts';
import { negate, sum } from '#functions/shared/kernel/money/arithmetic.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import { anyMoney, anyRatios } from '#test/unit/kernel/money/arbitraries.ts';

const amounts = (total: number, ratios: number[]) => allocate(money(total, 'EUR'), ratios).map(({ amount }) => amount);
const magnitude = (value: bigint) => (value < 0n ? -value : value);

describe('allocating money', () => {
  it('gives the odd cents to the largest remainders, and among equals to the earlier', () => {
    expect(amounts(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(amounts(5, [3, 7])).toEqual([2, 3]);
    expect(amounts(101, [1, 0, 1])).toEqual([51, 0, 50]);
    expect(amounts(10, [1, 5, 1])).toEqual([2, 7, 1]);
    expect(amounts(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  it('loses no cent', () => {
    fc.assert(
      fc.property(anyMoney, anyRatios, (whole, ratios) => {
        const shares = allocate(whole, ratios);
        expect(shares).toHaveLength(ratios.length);
        expect(sum(shares, whole.currency)).toEqual(whole);
      }),
    );
  });

  it('keeps every share within one unit of the exact one', () => {
    fc.assert(
      fc.property(anyMoney, anyRatios, (whole, ratios) => {
        const total = ratios.reduce((a, ratio) => a + BigInt(ratio), 0n);
        allocate(whole, ratios).forEach((share, index) => {
          const exact = BigInt(whole.amount) * BigInt(ratios[index] ?? 0);
          expect(magnitude(BigInt(share.amount) * total - exact) < total).toBe(true);
        });
      }),
    );
  });

  it('never gives a larger ratio less, nor a ratio of zero anything', () => {
    fc.assert(
      fc.property(anyMoney, anyRatios, (whole, ratios) => {
        const shares = allocate(whole, ratios).map((share, index) => ({ ratio: ratios[index] ?? 0, ...share }));
        const ordered = shares.toSorted((a, b) => a.ratio - b.ratio || Math.abs(a.amount) - Math.abs(b.amount));
        const sizes = ordered.map(({ amount }) => Math.abs(amount));
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        expect(shares.filter(({ ratio }) => ratio === 0).every(({ amount }) => amount === 0)).toBe(true);
      }),
    );
  });

  it('depends only on the proportions, and mirrors a refund', () => {
    fc.assert(
      fc.property(anyMoney, anyRatios, fc.integer({ min: 1, max: 1000 }), (whole, ratios, factor) => {
        const shares = allocate(whole, ratios);
        expect(
          allocate(
            whole,
            ratios.map((ratio) => ratio * factor),
          ),
        ).toEqual(shares);
        expect(allocate(negate(whole), ratios)).toEqual(shares.map(negate));
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5, 0.5]], [[Number.NaN]]])('refuses the ratios %j', (ratios) => {
    expect(() => allocate(money(1, 'EUR'), ratios)).toThrow(RangeError);
  });
});
