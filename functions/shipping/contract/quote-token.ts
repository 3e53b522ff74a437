import * as z from 'zod';
import { fingerprint } from '#functions/shared/kernel/ids.ts';
import { currencySchema } from '#functions/shared/kernel/money/money-schema.ts';

/** What shipping signs for each of a quote's options; whoever charges for it checks all of it. */
export const quoteTokenSchema = z.object({
  id: z.string().startsWith('quo_').max(30).describe('The quote; its options share it'),
  owner: z.string(),
  method: z.string(),
  amount: z.int().nonnegative().describe('With tax, in minor units'),
  currency: currencySchema,
  country: z.string().regex(/^[A-Z]{2}$/),
  goods: z.string().describe('goodsMark of the lines that were quoted'),
  expires: z.int().describe('Seconds since the epoch'),
});

export type QuoteToken = z.infer<typeof quoteTokenSchema>;

type Line = { readonly sku: string; readonly quantity: number };

const bySku = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1);

/** Says which goods a quote is for: the same whatever the lines' order, and however a SKU is spread over them. */
export const goodsMark = (lines: readonly Line[]): string => {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return fingerprint([...quantities].sort(bySku));
};
