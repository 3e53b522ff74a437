import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assertExpected,
  mergeLines,
  type PricedProduct,
  priceLines,
  totalOf,
} from '#functions/orders/domain/price-order.ts';

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
    expect(priceLines([{ sku: 'CUP', quantity: 2 }], find, 'EUR')).toEqual([
      { sku: 'CUP', title: 'Cup', quantity: 2, price: 999, net: 1665, tax: 333, gross: 1998 },
    ]);
  });

  it('prices in the currency asked for', () => {
    expect(totalOf(priceLines([{ sku: 'CUP', quantity: 3 }], find, 'JPY'), 'JPY')).toEqual({
      amount: 4500,
      currency: 'JPY',
    });
  });

  it.each([
    ['an unknown SKU', 'NOPE', 'EUR', 'UnknownProduct'],
    ['a retired product', 'GONE', 'EUR', 'ProductRetired'],
    ['a currency without a price', 'BOOK', 'JPY', 'CurrencyNotOffered'],
  ] as const)('refuses %s', (_, sku, currency, error) => {
    expect(() => priceLines([{ sku, quantity: 1 }], find, currency)).toThrow(named(error));
  });

  it('asks again when the buyer saw another total, and says the new one', () => {
    const total = { amount: 1998, currency: 'EUR' } as const;
    expect(() => assertExpected(total, { amount: 1900, currency: 'EUR' })).toThrow(
      expect.objectContaining({ name: 'PriceChanged', facts: expect.objectContaining({ total }) }),
    );
    expect(() => assertExpected(total, { amount: 1998, currency: 'USD' })).toThrow(named('CurrencyMismatch'));
    expect(() => assertExpected(total, total)).not.toThrow();
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
        const priced = priceLines(wanted, find, 'EUR');
        for (const { net, tax, gross, price, quantity } of priced) {
          expect(net + tax).toBe(gross);
          expect(gross).toBe(price * quantity);
        }
        expect(totalOf(priced, 'EUR').amount).toBe(priced.reduce((sum, { gross }) => sum + gross, 0));
      }),
    );
  });
});
