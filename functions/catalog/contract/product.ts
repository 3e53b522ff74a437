import * as z from 'zod';

/** Letters, digits and `._-`, as shops print them on labels. */
export const skuSchema = z.string().regex(/^[A-Z0-9][A-Z0-9._-]{0,63}$/);

export const taxCategorySchema = z.enum(['standard', 'reduced', 'zero']);

/** Currency → price with tax, in minor units. */
export const pricesSchema = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().nonnegative().max(1_000_000_000_000));

/** Of one piece as it is packed. */
export const weightSchema = z.int().positive().max(1_000_000).describe('Of one piece as it is packed, in grams');

export const variantSchema = z.object({
  sku: skuSchema,
  title: z.string().optional(),
  options: z.record(z.string(), z.string()).optional(),
  prices: pricesSchema,
  /** What it cost before: shown, and never charged. */
  listPrices: pricesSchema.optional(),
  weightGrams: weightSchema.optional(),
  status: z.enum(['active', 'retired']),
});

/** A product as others may know it. */
export const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  language: z.string().optional().describe('Of title and description; `en` where it is not said'),
  translations: z
    .record(z.string(), z.object({ title: z.string(), description: z.string().optional() }))
    .optional()
    .describe('Language → title and description in it'),
  category: z.array(z.string()),
  brand: z.string().optional(),
  taxCategory: taxCategorySchema,
  media: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  status: z.enum(['draft', 'published', 'retired']),
  variants: z.array(variantSchema),
});

export type Product = z.infer<typeof productSchema>;
export type Variant = z.infer<typeof variantSchema>;
