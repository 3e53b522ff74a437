import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { isCurrency, minorUnitsOf } from '#functions/shared/kernel/money/currency.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';
import { currencySchema, moneySchema, nonNegativeMoneySchema } from '#functions/shared/kernel/money/money-schema.ts';

describe('currencies', () => {
  it('have 0, 2 or 3 decimals by ISO 4217', () => {
    expect(['JPY', 'KRW', 'VND', 'CLP'].filter(isCurrency).map(minorUnitsOf)).toEqual([0, 0, 0, 0]);
    expect(['BHD', 'KWD', 'TND', 'JOD', 'OMR'].filter(isCurrency).map(minorUnitsOf)).toEqual([3, 3, 3, 3, 3]);
    expect(['EUR', 'MYR', 'IDR', 'PHP', 'SGD', 'THB'].filter(isCurrency).map(minorUnitsOf)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it.each(['XAU', 'BGN', 'eur', 'EURO', '', 'toString'])('do not include %j', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(currencySchema.safeParse(code).success).toBe(false);
  });
});

describe('the schema of money', () => {
  it('accepts minor units of a known currency and nothing else', () => {
    const amount: Money = moneySchema.parse({ amount: -5, currency: 'EUR' });
    expect(amount).toEqual({ amount: -5, currency: 'EUR' });
    expect(moneySchema.safeParse({ amount: 0.5, currency: 'EUR' }).success).toBe(false);
    expect(moneySchema.safeParse({ amount: 2 ** 53, currency: 'EUR' }).success).toBe(false);
    expect(moneySchema.safeParse({ amount: 5, currency: 'XXX' }).success).toBe(false);
    expect(moneySchema.safeParse({ amount: 5, currency: 'EUR', vat: 1 }).success).toBe(false);
  });

  it('refuses a price below zero', () => {
    expect(nonNegativeMoneySchema.safeParse({ amount: 0, currency: 'EUR' }).success).toBe(true);
    expect(nonNegativeMoneySchema.safeParse({ amount: -1, currency: 'EUR' }).success).toBe(false);
  });

  it('becomes a short JSON Schema, that a new currency does not change', () => {
    expect(z.toJSONSchema(moneySchema)).toMatchObject({
      properties: { amount: { type: 'integer' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } },
      additionalProperties: false,
    });
  });
});
