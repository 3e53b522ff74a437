import { assertCurrency } from '#functions/shared/kernel/money/arithmetic.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

/**
 * Negative, zero or positive, as `Array.sort` wants it.
 * @throws CurrencyMismatch
 */
export const compare = (a: Money, b: Money): -1 | 0 | 1 => {
  assertCurrency(a.currency, b);
  if (a.amount === b.amount) return 0;
  return a.amount < b.amount ? -1 : 1;
};

/** Unlike `compare`, answers false for two currencies: five euros are not five dollars, which is no error. */
export const equals = (a: Money, b: Money): boolean => a.currency === b.currency && a.amount === b.amount;

export const isZero = ({ amount }: Money): boolean => amount === 0;

export const isPositive = ({ amount }: Money): boolean => amount > 0;

export const isNegative = ({ amount }: Money): boolean => amount < 0;
