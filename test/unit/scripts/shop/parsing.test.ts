import { describe, expect, it } from '@jest/globals';
import { share, wholeNumber } from '#scripts/shop/options.ts';
import { chooseCurrency, totalOf } from '#scripts/shop/orders/offers.ts';
import { pairLines, type Word } from '#scripts/shop/orders/pair-lines.ts';
import { paymentMethod } from '#scripts/shop/orders/payment-method.ts';

/** `A 2 B` as it would be typed: SKUs are words, quantities are numbers. */
const words = (text: string): Word[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => (/^\d+$/.test(word) ? { quantity: Number(word) } : { sku: word }));

describe('pairing SKUs and quantities', () => {
  it.each([
    ['A', [['A', 1]]],
    ['A 2', [['A', 2]]],
    [
      'A 2 B C 3',
      [
        ['A', 2],
        ['B', 1],
        ['C', 3],
      ],
    ],
    [
      'A A 2',
      [
        ['A', 1],
        ['A', 2],
      ],
    ],
  ])('%s', (text, lines) => {
    expect(pairLines(words(text)).map(({ sku, quantity }) => [sku, quantity])).toEqual(lines);
  });

  it.each(['', '2', '2 A', 'A 2 3'])('refuses "%s"', (text) => {
    expect(() => pairLines(words(text))).toThrow();
  });
});

describe('choosing a currency', () => {
  const mug = { sku: 'MUG', prices: { EUR: 1290, USD: 1500, JPY: 2000 } };
  const cup = { sku: 'CUP', prices: { JPY: 900, USD: 800 } };
  const jar = { sku: 'JAR', prices: { GBP: 700 } };

  it('takes the only one, or the first of the first product that all have', () => {
    expect(chooseCurrency([jar], undefined)).toBe('GBP');
    expect(chooseCurrency([mug], undefined)).toBe('EUR');
    expect(chooseCurrency([mug, cup], undefined)).toBe('USD');
    expect(chooseCurrency([cup, mug], undefined)).toBe('JPY');
  });

  it('takes the one that is asked for, if all have it', () => {
    expect(chooseCurrency([mug, cup], 'JPY')).toBe('JPY');
    expect(() => chooseCurrency([mug, cup], 'EUR')).toThrow('CUP: JPY, USD');
  });

  it('refuses products that have none in common', () => {
    expect(() => chooseCurrency([mug, jar], undefined)).toThrow('JAR: GBP');
  });

  it('sums what the buyer sees', () => {
    const lines = [
      { sku: 'MUG', quantity: 3 },
      { sku: 'CUP', quantity: 1 },
      { sku: 'MUG', quantity: 1 },
    ];
    expect(totalOf(lines, [mug, cup], 'USD')).toEqual({ amount: 6800, currency: 'USD' });
  });
});

describe('the way of paying', () => {
  it.each([
    ['approve', 'tok_approve'],
    ['insufficient-funds', 'tok_insufficient_funds'],
    ['tok_of_my_own', 'tok_of_my_own'],
  ])('%s is %s', (text, token) => {
    expect(paymentMethod(text)).toBe(token);
  });

  it('refuses a name that it does not know', () => {
    expect(() => paymentMethod('aprove')).toThrow('approve, decline');
  });
});

describe('numbers', () => {
  it('reads whole numbers in their bounds only', () => {
    expect(['1', '7', '+3'].map(wholeNumber(1, 9))).toEqual([1, 7, 3]);
    for (const text of ['0', '10', '1.5', '1e0', '', ' ', 'x']) expect(() => wholeNumber(1, 9)(text)).toThrow();
  });

  it('reads shares as numbers or per cent', () => {
    expect(['0', '0.1', '1', '10%', '100%'].map(share)).toEqual([0, 0.1, 1, 0.1, 1]);
    for (const text of ['1.1', '-0.1', '101%', '', '%', 'x']) expect(() => share(text)).toThrow();
  });
});
