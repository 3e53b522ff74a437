import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** An amount left the safe integers, where sums would silently be wrong. */
export const MoneyOverflow = defineError('MoneyOverflow', 'unprocessable', 'The amount is too large.');

/** Two currencies met where only one makes sense. */
export const CurrencyMismatch = defineError('CurrencyMismatch', 'unprocessable', 'The currencies differ.');

/** Not an amount of that currency: a fraction of a minor unit, too many decimals, or no number at all. */
export const InvalidAmount = defineError('InvalidAmount', 'invalid', 'This is not an amount of money.');
