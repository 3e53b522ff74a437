import * as z from 'zod';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { currencySchema, moneySchema } from '#functions/shared/kernel/money/money-schema.ts';

/** As much as an order may hold. */
export const MAX_LINES = 100;
export const MAX_QUANTITY = 999;

export const availabilitySchema = z.enum(['in', 'low', 'out', 'unknown']);

export const changeSchema = z
  .enum(['price-up', 'price-down', 'price-new', 'low', 'out', 'retired', 'not-offered'])
  .describe(
    'price-new: in a currency in which the buyer saw no price yet. out, retired and not-offered stay until the line goes',
  );

export const cartLineSchema = z.object({
  sku: z.string(),
  title: z.string(),
  quantity: z.int(),
  price: z
    .int()
    .optional()
    .describe('Of one piece, with tax, in minor units; absent when it is retired or not offered in the currency'),
  total: z.int().optional().describe('Absent as `price` is'),
  seenPrice: z.int().optional().describe('The price that the buyer saw last'),
  availability: availabilitySchema.describe('`out` also of what is retired: none can be had'),
  changes: z.array(changeSchema).describe('Since the buyer saw the line'),
});

export const noticeKindSchema = z
  .enum(['capped', 'left-out'])
  .describe('capped: a line took as many pieces as it may; left-out: there was no room for one more line');

export const noticeSchema = z.object({
  kind: noticeKindSchema,
  sku: z.string(),
  title: z.string(),
  quantity: z.int().describe('Pieces of the guest’s cart that did not come along'),
});

export const blockSchema = z.object({
  reason: z.enum(['empty', 'total-too-large', ...changeSchema.options, ...noticeKindSchema.options]),
  sku: z.string().optional(),
});

/** What a client shows of a line, as it read it in the cart. */
export const shownLineSchema = z.strictObject({
  sku: skuSchema,
  price: z.int().nonnegative().optional().describe('Of one piece, as it was shown; absent when none was'),
  availability: availabilitySchema,
});

export const cartSchema = z.object({
  id: z.string(),
  version: z.int().describe('Grows with every change; the ETag, and with `id` what POST /orders takes as `cart`'),
  currency: currencySchema,
  lines: z.array(cartLineSchema),
  total: moneySchema.optional().describe('Of what can be ordered; absent when it is too large to be told'),
  checkout: z.object({ ready: z.boolean(), blockedBy: z.array(blockSchema) }),
  notices: z.array(noticeSchema).describe('What a merge could not bring along; told until POST /cart/seen'),
  expiresAt: z.iso
    .datetime()
    .optional()
    .describe('When it is forgotten unless it changes; absent before its first line'),
});

export type CartView = z.input<typeof cartSchema>;
export type ShownLine = z.infer<typeof shownLineSchema>;
export type Availability = z.infer<typeof availabilitySchema>;
export type Change = z.infer<typeof changeSchema>;
export type NoticeKind = z.infer<typeof noticeKindSchema>;
