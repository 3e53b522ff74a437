import * as z from 'zod';
import { type Currency, isCurrency } from '#functions/shared/kernel/money/currency.ts';

// The cast instead of z.enum keeps 155 codes, which change every year, out of each committed JSON Schema.
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine(isCurrency, 'is not an active currency of ISO 4217')
  .describe('ISO 4217 currency code') as unknown as z.ZodType<Currency, Currency>;

/** Money of either sign, as it is stored, published and answered. */
export const moneySchema = z.strictObject({
  amount: z.int().describe('Minor units: cents, yen, fils'),
  currency: currencySchema,
});

/** What can be charged or refunded: never below zero. */
export const nonNegativeMoneySchema = moneySchema.extend({
  amount: z.int().nonnegative().describe('Minor units: cents, yen, fils'),
});
