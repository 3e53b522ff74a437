import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { CurrencyMismatch } from '#functions/shared/kernel/money/errors.ts';
import { type Money, money, moneyOfBigInt } from '#functions/shared/kernel/money/money.ts';

/** @throws CurrencyMismatch */
export const assertCurrency = (expected: Currency, ...amounts: readonly Money[]): void => {
  const other = amounts.find(({ currency }) => currency !== expected);
  if (other) throw new CurrencyMismatch(`${other.currency} where ${expected} was expected`);
};

/** @throws CurrencyMismatch, MoneyOverflow */
export const add = (a: Money, b: Money): Money => {
  assertCurrency(a.currency, b);
  return money(a.amount + b.amount, a.currency);
};

/** @throws CurrencyMismatch, MoneyOverflow */
export const subtract = (a: Money, b: Money): Money => {
  assertCurrency(a.currency, b);
  return money(a.amount - b.amount, a.currency);
};

export const negate = ({ amount, currency }: Money): Money => money(-amount, currency);

/**
 * @param times a whole number; for fractions see `allocate` and `splitTax`, which lose nothing
 * @throws MoneyOverflow, RangeError for a fraction
 */
export const multiply = ({ amount, currency }: Money, times: number): Money => {
  if (!Number.isSafeInteger(times)) throw new RangeError(`${times} is not a whole number`);
  return money(amount * times, currency);
};

/**
 * Zero of the currency when there is nothing to add. Only the total has to be a safe integer, so the order of the
 * amounts does not matter.
 * @throws CurrencyMismatch, MoneyOverflow
 */
export const sum = (amounts: readonly Money[], currency: Currency): Money => {
  assertCurrency(currency, ...amounts);
  return moneyOfBigInt(
    amounts.reduce((total, { amount }) => total + BigInt(amount), 0n),
    currency,
  );
};
