import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceShipping } from '#functions/orders/domain/price-order.ts';
import { taxRatesIn } from '#functions/orders/domain/tax-rates.ts';
import { taxed, taxesOf } from '#functions/orders/domain/taxed.ts';

const NOW = '2026-02-01T00:00:00.000Z';

describe('the tax of a category', () => {
  it.each([
    ['DE', 'standard', 1900],
    ['DE', 'reduced', 700],
    ['FR', 'reduced', 550],
    ['GB', 'standard', 2000],
    ['CH', 'reduced', 260],
    ['US', 'standard', 0],
    ['DE', 'zero', 0],
    ['SE', 'zero', 0],
  ] as const)('in %s, %s, is %d basis points', (country, category, rate) => {
    expect(taxRatesIn(country, NOW)?.(category)).toBe(rate);
  });

  it.each([
    ['2025-06-30T23:59:59.999Z', 2200],
    ['2025-07-01T00:00:00.000Z', 2400],
  ])('is the one of its day: in Estonia at %s %d', (at, rate) => {
    expect(taxRatesIn('EE', at)?.('standard')).toBe(rate);
  });

  it.each(['ZZ', 'KP', 'toString', '__proto__', ''])('is not known where nothing is sold: %j', (country) => {
    expect(taxRatesIn(country, NOW)).toBeUndefined();
  });
});

describe('the taxes of an order', () => {
  const line = (gross: number, rate: number) => ({
    sku: 'CUP',
    title: 'Cup',
    quantity: 1,
    price: gross,
    ...taxed(gross, rate, 'EUR'),
  });

  it('bear the highest rate of the goods on the shipping', () => {
    expect(priceShipping(490, [line(1000, 700), line(1000, 1900)], 'EUR')).toEqual(taxed(490, 1900, 'EUR'));
    expect(priceShipping(490, [line(1000, 700)], 'EUR')).toEqual({ rate: 700, net: 458, tax: 32, gross: 490 });
    expect(priceShipping(0, [line(1000, 0)], 'EUR')).toEqual({ rate: 0, net: 0, tax: 0, gross: 0 });
  });

  it('are told for each rate, the highest first, and add up to the total to the cent', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(0, 550, 700, 1900)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 1e6 }), (all, fee) => {
        const priced = all.map(([gross, rate]) => line(gross, rate));
        const shipping = priceShipping(fee, priced, 'EUR');
        const taxes = taxesOf({ lines: priced, shipping });
        expect(taxes.map(({ rate }) => rate)).toEqual([...new Set(all.map(([, rate]) => rate))].sort((a, b) => b - a));
        expect(taxes.reduce((sum, { net, tax }) => sum + net + tax, 0)).toBe(
          all.reduce((sum, [gross]) => sum + gross, fee),
        );
      }),
    );
  });
});
