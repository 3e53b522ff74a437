import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { InvalidAmount, MoneyOverflow } from '#functions/shared/kernel/money/errors.ts';

/** An exact amount: a safe integer of minor units (cents, yen, fils), of either sign. */
export type Money = { readonly amount: number; readonly currency: Currency };

/**
 * @param amount minor units
 * @throws InvalidAmount for a fraction or NaN, MoneyOverflow beyond the safe integers
 */
export const money = (amount: number, currency: Currency): Money => {
  if (Math.abs(amount) > Number.MAX_SAFE_INTEGER) throw new MoneyOverflow(`${amount} ${currency} is too large`);
  if (!Number.isInteger(amount)) throw new InvalidAmount(`${amount} is not a whole number of minor units`);
  return { amount: amount + 0, currency }; // + 0 turns -0 into 0
};

export const zero = (currency: Currency): Money => ({ amount: 0, currency });

/** @throws MoneyOverflow beyond the safe integers */
export const moneyOfBigInt = (amount: bigint, currency: Currency): Money => money(Number(amount), currency);
