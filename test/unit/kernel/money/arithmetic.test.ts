import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { add, multiply, negate, subtract, sum } from '#functions/shared/kernel/money/arithmetic.ts';
import { CurrencyMismatch, InvalidAmount, MoneyOverflow } from '#functions/shared/kernel/money/errors.ts';
import { type Money, money, zero } from '#functions/shared/kernel/money/money.ts';
import { addable, anyMoney } from '#test/unit/kernel/money/arbitraries.ts';

const MAX = Number.MAX_SAFE_INTEGER;
type Pair = [Money, Money];
type Triple = [Money, Money, Money];

describe('money', () => {
  it('is a safe integer of minor units', () => {
    expect(money(1290, 'USD')).toEqual({ amount: 1290, currency: 'USD' });
    expect(money(-MAX, 'JPY').amount).toBe(-MAX);
    expect(Object.is(money(-0, 'EUR').amount, 0)).toBe(true);
  });

  it.each([0.5, Number.NaN, -0.1])('refuses %p', (amount) => {
    expect(() => money(amount, 'EUR')).toThrow(InvalidAmount);
  });

  it.each([MAX + 1, -MAX - 1, 1e300, Number.POSITIVE_INFINITY])('refuses %p as too large', (amount) => {
    expect(() => money(amount, 'EUR')).toThrow(MoneyOverflow);
  });
});

describe('adding money', () => {
  it('is associative and commutative', () => {
    fc.assert(
      fc.property(addable(3), (amounts) => {
        const [a, b, c] = amounts as Triple;
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
      }),
    );
  });

  it('has zero as its neutral element and is undone by subtracting', () => {
    fc.assert(
      fc.property(addable(2), (amounts) => {
        const [a, b] = amounts as Pair;
        expect(add(a, zero(a.currency))).toEqual(a);
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(subtract(a, b)).toEqual(negate(subtract(b, a)));
      }),
    );
  });

  it('never mixes currencies', () => {
    expect(() => add(money(1, 'EUR'), money(1, 'USD'))).toThrow(CurrencyMismatch);
    expect(() => subtract(money(1, 'EUR'), money(1, 'USD'))).toThrow(CurrencyMismatch);
    expect(() => sum([money(1, 'EUR'), money(1, 'USD')], 'EUR')).toThrow(CurrencyMismatch);
  });

  it('is exact or refused, never nearly right', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        const exact = BigInt(a) + BigInt(b);
        const added = () => add(money(a, 'EUR'), money(b, 'EUR'));
        if (exact > BigInt(MAX) || exact < BigInt(-MAX)) expect(added).toThrow(MoneyOverflow);
        else expect(BigInt(added().amount)).toBe(exact);
      }),
    );
  });
});

describe('multiplying money', () => {
  it('is adding many times, or refused', () => {
    fc.assert(
      fc.property(anyMoney, fc.integer({ min: -999, max: 999 }), ({ amount, currency }, times) => {
        const exact = BigInt(amount) * BigInt(times);
        const multiplied = () => multiply(money(amount, currency), times);
        if (exact > BigInt(MAX) || exact < BigInt(-MAX)) expect(multiplied).toThrow(MoneyOverflow);
        else expect(BigInt(multiplied().amount)).toBe(exact);
      }),
    );
  });

  it('refuses a fraction', () => {
    expect(() => multiply(money(100, 'EUR'), 0.5)).toThrow(RangeError);
  });
});

describe('a sum', () => {
  it('is zero of the currency when there is nothing to add', () => {
    expect(sum([], 'KWD')).toEqual(zero('KWD'));
  });

  it('does not depend on the order, even where a part of it would overflow', () => {
    const amounts = [money(MAX, 'EUR'), money(1, 'EUR'), money(-1, 'EUR')];
    expect(sum(amounts, 'EUR')).toEqual(money(MAX, 'EUR'));
    expect(() => sum([money(MAX, 'EUR'), money(1, 'EUR')], 'EUR')).toThrow(MoneyOverflow);
  });

  it('equals adding one after the other', () => {
    fc.assert(
      fc.property(addable(5), (amounts) => {
        const currency = amounts[0]?.currency ?? 'EUR';
        expect(sum(amounts, currency)).toEqual(amounts.reduce(add, zero(currency)));
      }),
    );
  });
});
