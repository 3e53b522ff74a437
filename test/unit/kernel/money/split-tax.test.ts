import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { add, negate } from '#functions/shared/kernel/money/arithmetic.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import { splitTax } from '#functions/shared/kernel/money/split-tax.ts';
import { anyMoney } from '#test/unit/kernel/money/arbitraries.ts';

const anyRate = fc.integer({ min: 0, max: 10_000 });

describe('splitting the tax out of a price', () => {
  it.each([
    { gross: 11900, rate: 1900, net: 10000, tax: 1900 },
    { gross: 999, rate: 2000, net: 832, tax: 167 }, // 166.5 exactly
    { gross: 1, rate: 1900, net: 1, tax: 0 },
    { gross: 500, rate: 0, net: 500, tax: 0 },
  ])('takes $rate basis points out of $gross', ({ gross, rate, net, tax }) => {
    expect(splitTax(money(gross, 'EUR'), rate)).toEqual({ net: money(net, 'EUR'), tax: money(tax, 'EUR') });
  });

  it('gives parts that add up to the gross price', () => {
    fc.assert(
      fc.property(anyMoney, anyRate, (gross, rate) => {
        const { net, tax } = splitTax(gross, rate);
        expect(add(net, tax)).toEqual(gross);
      }),
    );
  });

  it('is at most half a unit from the exact tax', () => {
    fc.assert(
      fc.property(anyMoney, anyRate, (gross, rate) => {
        const { tax } = splitTax(gross, rate);
        const whole = BigInt(10_000 + rate);
        const error = BigInt(tax.amount) * whole - BigInt(gross.amount) * BigInt(rate);
        expect(2n * (error < 0n ? -error : error) <= whole).toBe(true);
      }),
    );
  });

  it('mirrors the charge in its refund', () => {
    fc.assert(
      fc.property(anyMoney, anyRate, (gross, rate) => {
        const { net, tax } = splitTax(gross, rate);
        expect(splitTax(negate(gross), rate)).toEqual({ net: negate(net), tax: negate(tax) });
      }),
    );
  });

  it.each([-1, 7.5, Number.NaN])('refuses the rate %p', (rate) => {
    expect(() => splitTax(money(100, 'EUR'), rate)).toThrow(RangeError);
  });
});
