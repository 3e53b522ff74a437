import * as z from 'zod';
import { byLanguage, languageSchema } from '#functions/catalog/contract/language.ts';
import { pricesSchema, skuSchema, taxCategorySchema, weightSchema } from '#functions/catalog/contract/product.ts';
import { isCurrency } from '#functions/shared/kernel/money/currency.ts';

/** A product's row and all of its SKUs are written in one transaction, which takes 100 rows. */
export const MAX_VARIANTS = 99;
const MAX_CURRENCIES = 30;

/** Stands between the names of a category's path where it is written as one text; so no name holds it. */
export const CATEGORY_SEPARATOR = '>';

const wellFormed = (text: string): boolean => text.isWellFormed();

/** Kept as it came: markup in it is text, not markup. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .trim()
    .min(1)
    .regex(/^\P{Cc}+$/u, 'must be one line without control characters')
    .refine(wellFormed, 'is not well-formed Unicode');

const prose = z
  .string()
  .max(20_000)
  .regex(/^[\t\n\r\P{Cc}]*$/u, 'must not hold control characters')
  .refine(wellFormed, 'is not well-formed Unicode');

const categoryName = line(80).refine(
  (name) => !name.includes(CATEGORY_SEPARATOR),
  `must not hold ${CATEGORY_SEPARATOR}, which separates the names of a path`,
);

const atMost = (max: number) => (entries: object) => Object.keys(entries).length <= max;

const texts = (max: number, valueLength: number) =>
  z.record(line(100), line(valueLength)).refine(atMost(max), `at most ${max} entries`);

export const pricesInputSchema = pricesSchema
  .refine((prices) => Object.keys(prices).length > 0, 'at least one price')
  .refine(atMost(MAX_CURRENCIES), `at most ${MAX_CURRENCIES} currencies`)
  .superRefine((prices, context) => {
    for (const code of Object.keys(prices).filter((key) => !isCurrency(key)))
      context.addIssue({ code: 'custom', path: [code], message: 'is not an active currency of ISO 4217' });
  })
  .meta({ description: 'Currency → price with tax, in minor units', examples: [{ EUR: 1990, JPY: 3200 }] });

export const variantInputSchema = z.strictObject({
  sku: skuSchema,
  title: line(200).optional(),
  options: texts(20, 200).optional(),
  prices: pricesInputSchema,
  listPrices: pricesInputSchema.optional(),
  weightGrams: weightSchema.optional(),
});

const repeated = (values: readonly string[]): number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));

const variants = z
  .array(variantInputSchema)
  .min(1)
  .max(MAX_VARIANTS)
  .superRefine((all, context) => {
    for (const index of repeated(all.map(({ sku }) => sku)))
      context.addIssue({ code: 'custom', path: [index, 'sku'], message: 'is the SKU of another variant above' });
  });

const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine(wellFormed, 'is not well-formed Unicode');

const media = z.array(webAddress).max(50);

export const categoryPathSchema = z.array(categoryName).min(1).max(5).describe('From the widest to the narrowest');

/** `Kitchen > Coffee` → `['Kitchen', 'Coffee']` */
export const categoryNames = (path: string): string[] => path.split(CATEGORY_SEPARATOR).map((name) => name.trim());

const translations = byLanguage(z.strictObject({ title: line(1_000), description: prose.optional() })).meta({
  description: 'Language → title and description in it; without a description the main one is shown',
  examples: [{ de: { title: 'Emaillebecher' } }],
});

const fields = {
  title: line(1_000),
  description: prose,
  language: languageSchema.optional().describe('Of title and description; `en` where it is not said'),
  translations: translations.optional(),
  category: categoryPathSchema.meta({ examples: [['Kitchen', 'Coffee', 'Mugs']] }),
  brand: line(200).optional(),
  taxCategory: taxCategorySchema,
  media,
  attributes: texts(100, 2_000),
  variants,
};

/** All that people write about a product. */
export const productInputSchema = z.strictObject({
  ...fields,
  media: media.default([]),
  attributes: fields.attributes.default({}),
});

/** `publish` asks for the product to be on sale after the write; without it, it stays as it is. */
export const productToImportSchema = productInputSchema.extend({ publish: z.boolean().optional() });

/** The fields given take the place of the old ones, whole; `null` takes the brand or the translations away. */
export const productPatchSchema = z
  .strictObject({ ...fields, brand: line(200).nullable(), translations: translations.nullable() })
  .partial();

export type ProductInput = z.infer<typeof productInputSchema>;
export type ProductPatch = z.infer<typeof productPatchSchema>;
export type VariantInput = z.infer<typeof variantInputSchema>;
export type Prices = z.infer<typeof pricesSchema>;
