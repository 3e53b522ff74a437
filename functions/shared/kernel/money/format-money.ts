import { minorUnitsOf } from '#functions/shared/kernel/money/currency.ts';
import { toDecimal } from '#functions/shared/kernel/money/decimal.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

/**
 * For people: exact to the minor unit, in the habits of a locale.
 * @param locale BCP 47, such as `en` or `de-CH`
 * @example formatMoney(money(1290, 'USD'), 'en') // $12.90
 */
export const formatMoney = (amount: Money, locale = 'en'): string => {
  const digits = minorUnitsOf(amount.currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(toDecimal(amount)); // as text: a float could not hold every amount
};
