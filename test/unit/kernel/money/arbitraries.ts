import * as fc from 'fast-check';
import { currencies } from '#functions/shared/kernel/money/currency.ts';
import { type Money, money } from '#functions/shared/kernel/money/money.ts';

export const anyCurrency = fc.constantFrom(...currencies());

/** Any amount that exists, of either sign, in one of the three families of decimals. */
export const anyMoney: fc.Arbitrary<Money> = fc.tuple(fc.maxSafeInteger(), anyCurrency).map(([a, c]) => money(a, c));

/** Amounts of a single currency small enough that sums of a few stay safe. */
export const addable = (count: number): fc.Arbitrary<Money[]> =>
  anyCurrency.chain((currency) =>
    fc.array(
      fc.integer({ min: -(2 ** 48), max: 2 ** 48 }).map((amount) => money(amount, currency)),
      { minLength: count, maxLength: count },
    ),
  );

export const anyRatios = fc
  .array(fc.oneof(fc.nat(5), fc.nat(1_000_000)), { minLength: 1, maxLength: 20 })
  .filter((ratios) => ratios.some((ratio) => ratio > 0));
