import { MINOR_UNITS } from '#functions/shared/kernel/money/minor-units.ts';

/** An active ISO 4217 code, such as `EUR`. */
export type Currency = keyof typeof MINOR_UNITS;

export const isCurrency = (code: string): code is Currency => Object.hasOwn(MINOR_UNITS, code);

/** Decimals between the major and the minor unit: 0 (JPY), 2 (EUR) or 3 (KWD). */
export const minorUnitsOf = (currency: Currency): 0 | 2 | 3 => MINOR_UNITS[currency];

/** Every currency of the table, in alphabetical order. */
export const currencies = (): readonly Currency[] => Object.keys(MINOR_UNITS).filter(isCurrency);
