import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currencies } from '#functions/shared/kernel/money/currency.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import type { Zone } from '#functions/shipping/domain/countries.ts';
import type { Parcel } from '#functions/shipping/domain/parcel.ts';
import { type Option, priceOptions } from '#functions/shipping/domain/price-options.ts';
import { tariffCurrencies } from '#functions/shipping/domain/tariffs.ts';
import { runs } from '#test/support/laws.ts';

const zones = fc.constantFrom<Zone>('home', 'eu', 'europe', 'world');
const currency = fc.constantFrom(...tariffCurrencies);
const grams = fc.integer({ min: 1, max: 40_000 });
const value = fc.integer({ min: 0, max: 100_000 });

const optionsFor = (zone: Zone, parcel: Parcel): readonly Option[] => {
  try {
    return priceOptions(zone, parcel);
  } catch {
    return [];
  }
};

const amounts = (zone: Zone, parcel: Parcel): Record<string, number> =>
  Object.fromEntries(optionsFor(zone, parcel).map(({ method, amount }) => [method, amount]));

const law = (holds: (zone: Zone, parcel: Parcel, moreGrams: number, moreValue: number) => void): void =>
  fc.assert(
    fc.property(zones, currency, grams, grams, value, value, (zone, code, weight, heavier, worth, dearer) =>
      holds(zone, { grams: weight, value: money(worth, code) }, weight + heavier, worth + dearer),
    ),
    { numRuns: runs(400) },
  );

describe('the price of sending', () => {
  it('is a whole number of minor units and never below zero', () => {
    law((zone, parcel) => {
      for (const { amount } of optionsFor(zone, parcel)) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
    });
  });

  it('never falls with the weight, and no way of sending comes up that lighter goods do not have', () => {
    law((zone, parcel, heavier) => {
      const before = amounts(zone, parcel);
      for (const [method, amount] of Object.entries(amounts(zone, { ...parcel, grams: heavier })))
        expect(amount).toBeGreaterThanOrEqual(before[method] ?? Number.POSITIVE_INFINITY);
    });
  });

  it('never rises with the value', () => {
    law((zone, parcel, _, dearer) => {
      const before = amounts(zone, parcel);
      const after = amounts(zone, { ...parcel, value: money(dearer, parcel.value.currency) });
      for (const [method, amount] of Object.entries(after)) expect(amount).toBeLessThanOrEqual(before[method] ?? -1);
    });
  });

  it('never falls with the distance', () => {
    law((_, parcel) => {
      const [near, ...far] = (['home', 'eu', 'europe', 'world'] as const).map((zone) => amounts(zone, parcel));
      far.reduce((nearer, farther) => {
        for (const [method, amount] of Object.entries(farther))
          expect(amount).toBeGreaterThanOrEqual(nearer[method] ?? Number.POSITIVE_INFINITY);
        return farther;
      }, near ?? {});
    });
  });

  it('is the same up to the last gram of a step, and another from the next', () => {
    const standard = (weight: number) => amounts('home', { grams: weight, value: money(0, 'EUR') }).standard;
    expect([1, 1_000, 1_001, 5_000, 5_001, 31_500].map(standard)).toEqual([490, 490, 590, 590, 890, 1_690]);
  });
});

describe('goods that cannot be sent', () => {
  it('are too heavy for every way there is, which says by how much', () => {
    const parcel = { grams: 31_501, value: money(1_000, 'EUR') };
    expect(() => priceOptions('home', parcel)).toThrow(
      expect.objectContaining({ name: 'ParcelTooHeavy', facts: { weightGrams: 31_501, limitGrams: 31_500 } }),
    );
    expect(Object.keys(amounts('home', { ...parcel, grams: 31_500 }))).toEqual(['standard']);
  });

  it('are priced in a currency that has no tariff', () => {
    const without = currencies().filter((code) => !(tariffCurrencies as readonly string[]).includes(code));
    for (const code of without)
      expect(() => priceOptions('home', { grams: 1, value: money(1, code) })).toThrow(
        expect.objectContaining({ name: 'CurrencyNotOffered', facts: { offered: tariffCurrencies } }),
      );
  });
});
