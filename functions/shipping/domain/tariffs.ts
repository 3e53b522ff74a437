import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Zone } from '#functions/shipping/domain/countries.ts';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'SGD', 'JPY', 'KWD'] as const satisfies readonly Currency[];

export type TariffCurrency = (typeof CURRENCIES)[number];

/** With tax, in minor units. */
export type Prices = Readonly<Record<TariffCurrency, number>>;

export type Method = 'standard' | 'express' | 'pickup';

/** What a parcel of at most so many grams costs. */
type WeightStep = { readonly upToGrams: number; readonly prices: Prices };

/** One way of sending into one zone. */
export type Tariff = {
  readonly method: Method;
  /** Working days. */
  readonly days: { readonly min: number; readonly max: number };
  /** From light to heavy; what is heavier than the last is not sent this way. */
  readonly steps: readonly WeightStep[];
  /** Free from this value of goods on. */
  readonly freeFrom?: Prices;
};

type Row = readonly [eur: number, usd: number, gbp: number, sgd: number, jpy: number, kwd: number];

const prices = (...[EUR, USD, GBP, SGD, JPY, KWD]: Row): Prices => ({ EUR, USD, GBP, SGD, JPY, KWD });
const upTo = (upToGrams: number, ...row: Row): WeightStep => ({ upToGrams, prices: prices(...row) });

export const TITLES: Readonly<Record<Method, string>> = {
  standard: 'Standard delivery',
  express: 'Express delivery',
  pickup: 'Collect from a parcel shop nearby',
};

/** The shop's own list: prices of one currency do not follow from another's by the day's rate. */
const TARIFFS: Readonly<Record<Zone, readonly Tariff[]>> = {
  home: [
    {
      method: 'standard',
      days: { min: 2, max: 3 },
      steps: [
        upTo(1_000, 490, 539, 419, 709, 810, 1_650),
        upTo(5_000, 590, 649, 509, 859, 970, 2_000),
        upTo(10_000, 890, 979, 769, 1_289, 1_470, 3_050),
        upTo(31_500, 1_690, 1_859, 1_449, 2_449, 2_790, 5_750),
      ],
      freeFrom: prices(5_000, 5_500, 4_500, 7_500, 8_000, 17_000),
    },
    {
      method: 'express',
      days: { min: 1, max: 1 },
      steps: [
        upTo(1_000, 990, 1_089, 849, 1_439, 1_630, 3_350),
        upTo(5_000, 1_190, 1_309, 1_019, 1_729, 1_960, 4_050),
        upTo(10_000, 1_590, 1_749, 1_369, 2_309, 2_620, 5_400),
        upTo(20_000, 2_490, 2_739, 2_139, 3_609, 4_110, 8_450),
      ],
    },
    {
      method: 'pickup',
      days: { min: 2, max: 3 },
      steps: [
        upTo(1_000, 390, 429, 339, 569, 640, 1_350),
        upTo(5_000, 450, 499, 389, 649, 740, 1_550),
        upTo(10_000, 650, 719, 559, 939, 1_070, 2_200),
        upTo(20_000, 990, 1_089, 849, 1_439, 1_630, 3_350),
      ],
      freeFrom: prices(3_000, 3_300, 2_500, 4_500, 5_000, 10_000),
    },
  ],
  eu: [
    {
      method: 'standard',
      days: { min: 3, max: 6 },
      steps: [
        upTo(1_000, 990, 1_089, 849, 1_439, 1_630, 3_350),
        upTo(5_000, 1_390, 1_529, 1_199, 2_019, 2_290, 4_750),
        upTo(10_000, 1_890, 2_079, 1_629, 2_739, 3_120, 6_450),
        upTo(31_500, 3_290, 3_619, 2_829, 4_769, 5_430, 11_200),
      ],
      freeFrom: prices(10_000, 11_000, 9_000, 15_000, 16_000, 34_000),
    },
    {
      method: 'express',
      days: { min: 1, max: 2 },
      steps: [
        upTo(1_000, 2_490, 2_739, 2_139, 3_609, 4_110, 8_450),
        upTo(5_000, 3_290, 3_619, 2_829, 4_769, 5_430, 11_200),
        upTo(10_000, 4_490, 4_939, 3_859, 6_509, 7_410, 15_250),
        upTo(20_000, 6_490, 7_139, 5_579, 9_409, 10_710, 22_050),
      ],
    },
  ],
  europe: [
    {
      method: 'standard',
      days: { min: 4, max: 8 },
      steps: [
        upTo(1_000, 1_490, 1_639, 1_279, 2_159, 2_460, 5_050),
        upTo(5_000, 2_190, 2_409, 1_879, 3_179, 3_610, 7_450),
        upTo(10_000, 2_990, 3_289, 2_569, 4_339, 4_930, 10_150),
        upTo(31_500, 5_490, 6_039, 4_719, 7_959, 9_060, 18_650),
      ],
      freeFrom: prices(15_000, 16_500, 13_000, 22_000, 25_000, 51_000),
    },
    {
      method: 'express',
      days: { min: 2, max: 3 },
      steps: [
        upTo(1_000, 3_490, 3_839, 2_999, 5_059, 5_760, 11_850),
        upTo(5_000, 4_790, 5_269, 4_119, 6_949, 7_900, 16_300),
        upTo(10_000, 6_490, 7_139, 5_579, 9_409, 10_710, 22_050),
        upTo(20_000, 9_490, 10_439, 8_159, 13_759, 15_660, 32_250),
      ],
    },
  ],
  world: [
    {
      method: 'standard',
      days: { min: 7, max: 15 },
      steps: [
        upTo(1_000, 1_990, 2_189, 1_709, 2_889, 3_280, 6_750),
        upTo(5_000, 3_990, 4_389, 3_429, 5_789, 6_580, 13_550),
        upTo(10_000, 5_990, 6_589, 5_149, 8_689, 9_880, 20_350),
        upTo(20_000, 9_990, 10_989, 8_589, 14_489, 16_480, 33_950),
      ],
    },
    {
      method: 'express',
      days: { min: 3, max: 5 },
      steps: [
        upTo(1_000, 4_990, 5_489, 4_289, 7_239, 8_230, 16_950),
        upTo(5_000, 7_990, 8_789, 6_869, 11_589, 13_180, 27_150),
        upTo(10_000, 11_990, 13_189, 10_309, 17_389, 19_780, 40_750),
        upTo(20_000, 19_990, 21_989, 17_189, 28_989, 32_980, 67_950),
      ],
    },
  ],
};

export const tariffsOf = (zone: Zone): readonly Tariff[] => TARIFFS[zone];

export const tariffCurrencies: readonly TariffCurrency[] = CURRENCIES;

export const hasTariff = (currency: Currency): currency is TariffCurrency =>
  (CURRENCIES as readonly Currency[]).includes(currency);
