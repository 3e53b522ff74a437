import * as z from 'zod';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';

export const orderParams = z.object({ orderId: z.string().regex(/^ord_[0-9a-z]{26}$/) });

export const orderStatusSchema = z.enum([
  'PENDING',
  'CONFIRMED',
  'CANCELLING',
  'REJECTED',
  'CANCELLED',
  'NEEDS_ATTENTION',
]);

const taxed = {
  rate: z.int().describe('Of the tax, in basis points: 1900 is 19 %'),
  net: z.int(),
  tax: z.int(),
};

const orderLineSchema = z.object({
  sku: z.string(),
  title: z.string(),
  quantity: z.int(),
  price: z.int().describe('Of one piece, with tax, in minor units'),
  ...taxed,
  gross: z.int(),
});

export const orderSchema = z.object({
  id: z.string(),
  status: orderStatusSchema,
  reason: z.string().optional().describe('Why it was rejected or cancelled, or is being undone'),
  placedAt: z.iso.datetime(),
  total: moneySchema.describe('Of the lines and the shipping, with tax'),
  lines: z.array(orderLineSchema),
  shipping: z.object({ amount: z.int().describe('With tax, in minor units'), ...taxed }).optional(),
  taxes: z.array(z.object(taxed)).describe('What the total bears at each rate'),
  country: z.string().optional().describe('Whose taxes it bears: ISO 3166-1 alpha-2'),
  quoteId: z.string().optional(),
  contactId: z.string().optional(),
});

const entries = z.array(
  z.object({ what: z.string(), at: z.iso.datetime(), by: z.string(), reason: z.string().optional() }),
);

export const timelineSchema = z.object({ orderId: z.string(), status: orderStatusSchema, entries });

/** With what was asked for by `expand`. */
export const expandedOrderSchema = orderSchema.extend({ timeline: entries.optional() });
