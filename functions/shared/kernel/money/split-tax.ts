import { subtract } from '#functions/shared/kernel/money/arithmetic.ts';
import { type Money, moneyOfBigInt } from '#functions/shared/kernel/money/money.ts';
import { divideHalfUp } from '#functions/shared/kernel/money/rounding.ts';

const WHOLE = 10_000n;

/** `net + tax = gross`, to the minor unit. */
export type TaxSplit = { readonly net: Money; readonly tax: Money };

/**
 * Splits a price that includes tax. The tax is rounded half up to the minor unit (away from zero, so a refund mirrors
 * its charge), as commercial invoices usually are; the net is what remains.
 * @param rateInBasisPoints 1900 for 19 %
 * @throws RangeError for a rate that is negative or no whole number
 * @example splitTax(money(11900, 'EUR'), 1900) // net 10000, tax 1900
 */
export const splitTax = (gross: Money, rateInBasisPoints: number): TaxSplit => {
  if (!Number.isSafeInteger(rateInBasisPoints) || rateInBasisPoints < 0)
    throw new RangeError(`${rateInBasisPoints} is not a tax rate in basis points`);
  const rate = BigInt(rateInBasisPoints);
  const tax = moneyOfBigInt(divideHalfUp(BigInt(gross.amount) * rate, WHOLE + rate), gross.currency);
  return { net: subtract(gross, tax), tax };
};
