import { type Currency, minorUnitsOf } from '#functions/shared/kernel/money/currency.ts';
import { InvalidAmount } from '#functions/shared/kernel/money/errors.ts';
import { type Money, moneyOfBigInt } from '#functions/shared/kernel/money/money.ts';
import { divideHalfUp } from '#functions/shared/kernel/money/rounding.ts';

const DECIMAL = /^(?<sign>-?)(?<whole>\d{1,30})(?:\.(?<fraction>\d{1,30}))?$/;

type Decimal = { readonly digits: bigint; readonly decimals: number };

const readDecimal = (text: string, currency: Currency): Decimal => {
  const { sign = '', whole, fraction = '' } = DECIMAL.exec(text)?.groups ?? {};
  if (whole === undefined) throw new InvalidAmount(`${JSON.stringify(text)} is not a decimal amount of ${currency}`);
  return { digits: BigInt(`${sign}${whole}${fraction}`), decimals: fraction.length };
};

/**
 * Reads `-?digits[.digits]`: no sign `+`, no thousands separators, no spaces, no exponent. Fewer decimals than the
 * currency has are fine, more are refused.
 * @throws InvalidAmount, MoneyOverflow
 * @example parseDecimal('12.9', 'USD') // 1290
 */
export const parseDecimal = (text: string, currency: Currency): Money => {
  const { digits, decimals } = readDecimal(text, currency);
  const missing = minorUnitsOf(currency) - decimals;
  if (missing < 0) throw new InvalidAmount(`${text} has more decimals than ${currency}`);
  return moneyOfBigInt(digits * 10n ** BigInt(missing), currency);
};

/**
 * As `parseDecimal`, but what is beyond the minor unit is rounded half up (away from zero): for foreign files, never
 * for what a buyer is asked to pay.
 * @throws InvalidAmount, MoneyOverflow
 */
export const parseDecimalRounded = (text: string, currency: Currency): Money => {
  const { digits, decimals } = readDecimal(text, currency);
  const scaled = digits * 10n ** BigInt(minorUnitsOf(currency));
  return moneyOfBigInt(divideHalfUp(scaled, 10n ** BigInt(decimals)), currency);
};

/**
 * The exact amount in major units, with all decimals of the currency, that `parseDecimal` reads back.
 * @example toDecimal(money(1290, 'USD')) // 12.90
 */
export const toDecimal = ({ amount, currency }: Money): `${number}` => {
  const decimals = minorUnitsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return `${amount < 0 ? '-' : ''}${text}` as `${number}`;
};
