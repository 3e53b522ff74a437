export type TaxCategory = 'standard' | 'reduced' | 'zero';

/**
 * Rates in basis points by tax category. One set for all destinations until orders carry a shipping quote, which brings
 * the country.
 */
const RATES: Readonly<Record<TaxCategory, number>> = { standard: 2_000, reduced: 700, zero: 0 };

export const taxRateOf = (category: TaxCategory): number => RATES[category];
