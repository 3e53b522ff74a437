import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compare, equals, isNegative, isPositive, isZero } from '#functions/shared/kernel/money/compare.ts';
import { CurrencyMismatch } from '#functions/shared/kernel/money/errors.ts';
import { money, zero } from '#functions/shared/kernel/money/money.ts';
import { addable, anyMoney } from '#test/unit/kernel/money/arbitraries.ts';

describe('comparing money', () => {
  it('orders amounts of one currency', () => {
    const prices = [money(300, 'EUR'), money(-1, 'EUR'), money(20, 'EUR')];
    expect(prices.toSorted(compare).map(({ amount }) => amount)).toEqual([-1, 20, 300]);
  });

  it('agrees with equality', () => {
    fc.assert(
      fc.property(addable(2), ([a = zero('EUR'), b = zero('EUR')]) => {
        expect(compare(a, b) === 0).toBe(equals(a, b));
        expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
    );
  });

  it('has no answer for two currencies, which are never equal either', () => {
    expect(() => compare(money(5, 'EUR'), money(5, 'USD'))).toThrow(CurrencyMismatch);
    expect(equals(money(5, 'EUR'), money(5, 'USD'))).toBe(false);
  });

  it('knows every amount as exactly one of negative, zero and positive', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect([isNegative(amount), isZero(amount), isPositive(amount)].filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});
