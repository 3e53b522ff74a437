import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assertExpected,
  mergeLines,
  type PricedProduct,
  priceLines,
  totalOf,
} from '#functions/orders/domain/price-order.ts';
import type { TaxCategory } from '#functions/orders/domain/tax-rates.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

const cup: PricedProduct = {
  sku: 'CUP',
  title: 'Cup',
  taxCategory: 'standard',
  active: true,
  prices: { EUR: 999, JPY: 1500 },
};
const book: PricedProduct = { sku: 'BOOK', title: 'Book', taxCategory: 'reduced', active: true, prices: { EUR: 1234 } };
const gone: PricedProduct = { sku: 'GONE', title: 'Gone', taxCategory: 'zero', active: false, prices: { EUR: 1 } };
const shelf = new Map([cup, book, gone].map((product) => [product.sku, product]));
const RATES = { standard: 2000, reduced: 700, zero: 0 };
const terms = (currency: Currency) => ({ currency, taxRateOf: (category: TaxCategory) => RATES[category] });
const find = (sku: string) => shelf.get(sku);
const named = (name: string) => expect.objectContaining({ name });

describe('pricing an order', () => {
  it('adds two lines of one SKU up', () => {
    expect(
      mergeLines([
        { sku: 'CUP', quantity: 1 },
        { sku: 'BOOK', quantity: 1 },
        { sku: 'CUP', quantity: 2 },
      ]),
    ).toEqual([
      { sku: 'CUP', quantity: 3 },
      { sku: 'BOOK', quantity: 1 },
    ]);
  });

  it('keeps net, tax and gross of each line to the cent', () => {
    expect(priceLines([{ sku: 'CUP', quantity: 2 }], find, terms('EUR'))).toEqual([
      { sku: 'CUP', title: 'Cup', quantity: 2, price: 999, rate: 2000, net: 1665, tax: 333, gross: 1998 },
    ]);
  });

  it('prices in the currency asked for', () => {
    expect(totalOf(priceLines([{ sku: 'CUP', quantity: 3 }], find, terms('JPY')), 'JPY')).toEqual({
      amount: 4500,
      currency: 'JPY',
    });
  });

  it.each([
    ['an unknown SKU', 'NOPE', 'EUR', 'UnknownProduct'],
    ['a retired product', 'GONE', 'EUR', 'ProductRetired'],
    ['a currency without a price', 'BOOK', 'JPY', 'CurrencyNotOffered'],
  ] as const)('refuses %s', (_, sku, currency, error) => {
    expect(() => priceLines([{ sku, quantity: 1 }], find, terms(currency))).toThrow(named(error));
  });

  it('asks again when the buyer saw another total, and says the new one', () => {
    const total = { amount: 1998, currency: 'EUR' } as const;
    expect(() => assertExpected(total, { amount: 1900, currency: 'EUR' })).toThrow(
      expect.objectContaining({ name: 'PriceChanged', facts: expect.objectContaining({ total }) }),
    );
    expect(() => assertExpected(total, { amount: 1998, currency: 'USD' })).toThrow(named('CurrencyMismatch'));
    expect(() => assertExpected(total, total)).not.toThrow();
  });

  it.each([
    ['x', 60, 60, ''],
    ['x', 61, 59, '…'],
    ['急', 32, 32, ''],
    ['急', 33, 31, '…'],
    ['🫖', 100, 23, '…'],
  ])('keeps of a title of %s × %d what a row has room for, by whole characters', (character, times, kept, cut) => {
    const title = character.repeat(times);
    const [line] = priceLines([{ sku: 'CUP', quantity: 1 }], () => ({ ...cup, title }), terms('EUR'));
    expect(line?.title).toBe(character.repeat(kept) + cut);
  });

  it('always adds up: net + tax = gross = price × quantity, and the lines to the total', () => {
    const lines = fc.array(
      fc.record({ sku: fc.constantFrom('CUP', 'BOOK'), quantity: fc.integer({ min: 1, max: 999 }) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(lines, (wanted) => {
        const priced = priceLines(wanted, find, terms('EUR'));
        for (const { net, tax, gross, price, quantity } of priced) {
          expect(net + tax).toBe(gross);
          expect(gross).toBe(price * quantity);
        }
        expect(totalOf(priced, 'EUR').amount).toBe(priced.reduce((sum, { gross }) => sum + gross, 0));
      }),
    );
  });
});
