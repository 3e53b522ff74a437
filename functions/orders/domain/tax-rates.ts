/** What a product says of itself; what that means in per cent is each country's law. */
export type TaxCategory = 'standard' | 'reduced' | 'zero';

/** From a day on, in basis points: 1900 is 19 %. */
type Rates = readonly [from: string, standard: number, reduced: number];

/** Older rates than were ever charged here are not kept. */
const FIRST = '0000-01-01';

const always = (standard: number, reduced = standard): readonly Rates[] => [[FIRST, standard, reduced]];

/**
 * By ISO 3166-1 alpha-2, the newest last; whoever sells has them checked and adds a row when a law changes. `reduced` is
 * the one reduced rate that most of a country's reduced goods bear (several would be several categories); where there is
 * none, it is the standard one. 0 where prices are told without tax, or nothing is due from who sends from abroad.
 *
 * Source, as of January 2026: the European Commission's "Taxes in Europe Database" for its members, and the tax
 * authorities' own pages (gov.uk, estv.admin.ch, skatteetaten.no, …) for the others.
 */
const TAX_RATES: Readonly<Record<string, readonly Rates[]>> = {
  AT: always(2000, 1000),
  BE: always(2100, 600),
  BG: always(2000, 900),
  CY: always(1900, 500),
  CZ: always(2100, 1200),
  DE: always(1900, 700),
  DK: always(2500),
  EE: [
    [FIRST, 2200, 900],
    ['2025-07-01', 2400, 900],
  ],
  ES: always(2100, 1000),
  FI: [
    [FIRST, 2400, 1400],
    ['2024-09-01', 2550, 1400],
    ['2026-01-01', 2550, 1350],
  ],
  FR: always(2000, 550),
  GR: always(2400, 1300),
  HR: always(2500, 1300),
  HU: always(2700, 500),
  IE: always(2300, 1350),
  IT: always(2200, 1000),
  LT: [
    [FIRST, 2100, 900],
    ['2026-01-01', 2100, 1200],
  ],
  LU: always(1700, 800),
  LV: always(2100, 1200),
  MT: always(1800, 500),
  NL: always(2100, 900),
  PL: always(2300, 800),
  PT: always(2300, 600),
  RO: [
    [FIRST, 1900, 900],
    ['2025-08-01', 2100, 1100],
  ],
  SE: always(2500, 1200),
  SI: always(2200, 950),
  SK: [
    [FIRST, 2000, 1000],
    ['2025-01-01', 2300, 1900],
  ],

  CH: always(810, 260),
  GB: always(2000, 500),
  IS: always(2400, 1100),
  LI: always(810, 260),
  NO: always(2500, 1500),

  AU: always(1000),
  BR: always(0),
  CA: always(0),
  CL: always(1900),
  IL: [
    [FIRST, 1700, 1700],
    ['2025-01-01', 1800, 1800],
  ],
  JP: always(1000, 800),
  KR: always(1000),
  KW: always(0),
  MX: always(1600),
  MY: always(1000),
  NZ: always(1500),
  SG: always(900),
  TH: always(700),
  TW: always(500),
  US: always(0),
  ZA: always(1500),
};

/** The rates of a country on the day of a moment; undefined when nothing is sold there. */
const ratesOf = (country: string, at: string): Rates | undefined =>
  Object.hasOwn(TAX_RATES, country) ? TAX_RATES[country]?.findLast(([from]) => from <= at) : undefined;

/** The rate of each category, in basis points. */
export type TaxRateOf = (category: TaxCategory) => number;

/** @param at ISO 8601; undefined when nothing is sold to the country */
export const taxRatesIn = (country: string, at: string): TaxRateOf | undefined => {
  const rates = ratesOf(country, at);
  if (rates === undefined) return undefined;
  const [, standard, reduced] = rates;
  const byCategory: Readonly<Record<TaxCategory, number>> = { standard, reduced, zero: 0 };
  return (category) => byCategory[category];
};
