import * as z from 'zod';
import { pricesSchema, skuSchema } from '#functions/catalog/contract/product.ts';
import { pricesInputSchema } from '#functions/catalog/contract/product-input.ts';

/** That wait for their time, of one product: all of them are in one row. */
export const MAX_SCHEDULED = 100;

/** That have come to an end and are still shown, of one product. */
export const MAX_ENDED = 100;

export const MAX_DAYS_AHEAD = 366;

export const priceChangeInputSchema = z.strictObject({
  prices: pricesInputSchema,
  effectiveAt: z.iso
    .datetime({ offset: true })
    .describe(`From when on the prices hold: in the future, at most ${MAX_DAYS_AHEAD} days ahead`),
});

/** Why a change never came into effect. */
const dropReason = z.enum([
  'product-not-found',
  'product-already-retired',
  'variant-not-found',
  'product-too-large',
  'superseded',
  'failed',
]);

export const priceChangeSchema = z.object({
  id: z.string().regex(/^prc_/),
  productId: z.string(),
  sku: skuSchema,
  prices: pricesSchema,
  effectiveAt: z.iso.datetime(),
  status: z.enum(['scheduled', 'applied', 'cancelled', 'dropped']),
  scheduledAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional().describe('When it was applied, cancelled or dropped'),
  reason: dropReason.optional().describe('Why it was dropped; `superseded`: the prices were set later than its time'),
});

export const priceChangesSchema = z.object({
  items: z
    .array(priceChangeSchema)
    .max(MAX_SCHEDULED + MAX_ENDED)
    .describe('In the order of their times; as there are few, all at once. What ended is shown for 30 days'),
});

export type PriceChangeInput = z.infer<typeof priceChangeInputSchema>;
export type PriceChangeView = z.infer<typeof priceChangeSchema>;
export type DropReason = z.infer<typeof dropReason>;
