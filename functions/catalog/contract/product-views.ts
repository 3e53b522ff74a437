import * as z from 'zod';
import { languageSchema } from '#functions/catalog/contract/language.ts';
import { productSchema, variantSchema } from '#functions/catalog/contract/product.ts';

const shownIn = {
  language: languageSchema.describe('That of the texts that are shown'),
  languages: z.array(languageSchema).min(1).describe("All that there are, the product's own first"),
};

/** A product in one of its languages. */
export const publicProductSchema = productSchema.omit({ translations: true }).extend(shownIn);

/** A product as operators see it. `version` grows with every change. */
export const productForOperatorsSchema = productSchema.extend({
  externalId: z.string().optional(),
  version: z.int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().optional(),
  retiredAt: z.iso.datetime().optional(),
});

/** A product in a list: what one chooses by, with the variants that are for sale. */
export const productSummarySchema = productSchema
  .pick({ id: true, title: true, category: true, brand: true, taxCategory: true })
  .extend({
    ...shownIn,
    image: z.string().optional(),
    publishedAt: z.iso.datetime(),
    variants: z.array(variantSchema.omit({ status: true })),
  });

export const productPageSchema = z.object({
  items: z.array(productSummarySchema),
  nextCursor: z.string().optional(),
});

/** A product in a list for operators: what one finds it by; the rest is in the product. */
export const productLineSchema = productForOperatorsSchema
  .pick({
    id: true,
    title: true,
    brand: true,
    category: true,
    status: true,
    externalId: true,
    version: true,
    createdAt: true,
    updatedAt: true,
    publishedAt: true,
    retiredAt: true,
  })
  .extend({ skus: z.array(z.string()) });

export const productLinesSchema = z.object({
  items: z.array(productLineSchema),
  nextCursor: z.string().optional(),
});

export type ProductLine = z.infer<typeof productLineSchema>;
export type PublicProduct = z.infer<typeof publicProductSchema>;
export type ProductForOperators = z.infer<typeof productForOperatorsSchema>;
export type ProductSummary = z.infer<typeof productSummarySchema>;
export type ProductPage = z.infer<typeof productPageSchema>;
