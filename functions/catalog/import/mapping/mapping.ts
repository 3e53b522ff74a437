import * as z from 'zod';
import { byLanguage } from '#functions/catalog/contract/language.ts';
import {
  fieldsSchema,
  listSchema,
  pairsSchema,
  priceSchema,
  textSchema,
} from '#functions/catalog/import/mapping/sources.ts';
import { ENCODINGS } from '#functions/catalog/import/read/decode.ts';

const columnSchema = z.string().min(1);

const groupSchema = z.strictObject({
  /** What the rows of one product share. */
  by: textSchema,
  /** They stand one behind the other, so that no row waits for the end of the file. */
  together: z.boolean().default(false),
  /** Columns that are filled in the product's first row only. */
  inherit: z.array(columnSchema).default([]),
});

/** Of one piece as it is packed; a unit in the cell itself, as in `1.2 kg`, counts more than this one. */
const weightSchema = z.strictObject({ amount: textSchema, unit: z.enum(['g', 'kg', 'oz', 'lb']).default('g') });

const variantSchema = z.strictObject({
  sku: textSchema,
  title: textSchema.optional(),
  options: fieldsSchema.optional(),
  prices: z.array(priceSchema).min(1),
  /** Former ones; those that are not above the price of their currency mean nothing. */
  listPrices: z.array(priceSchema).min(1).optional(),
  /** Pieces that come with it. */
  stock: textSchema.optional(),
  weight: weightSchema.optional(),
  /** `false`, `no` or `0`: it is sold out, and gets no stock from `--stock` either. */
  inStock: textSchema.optional(),
});

/** By the tag of the language; one without a title in a row is none there. */
const translationsSchema = byLanguage(z.strictObject({ title: textSchema, description: textSchema.optional() }));

const delimiterSchema = z
  .string()
  .transform((text) => (text === 'tab' ? '\t' : text))
  .refine((text) => text.length === 1 && !/["\r\n]/.test(text), 'is one character, or tab');

/** How the columns of a foreign file become products; see docs/import.md. */
export const mappingSchema = z.strictObject({
  /** For people: which files this is for. */
  about: z.string().optional(),
  /** What the file's first bytes would have to tell otherwise. */
  delimiter: delimiterSchema.optional(),
  encoding: z.enum(ENCODINGS).optional(),
  /** Where a JSON document has its list, such as `data.items`. */
  records: z.string().min(1).optional(),
  /** Several rows are one product, each with a variant. */
  group: groupSchema.optional(),
  /** One row is one product, with all its variants in a JSON list: their fields are columns for `variant`. */
  variants: z.strictObject({ column: columnSchema, path: z.string().min(1).default('*') }).optional(),
  /** What makes the product the same product in the next run: never a line number. */
  externalId: textSchema,
  title: textSchema,
  description: textSchema,
  /** A tag such as `de` or `pt_BR`: what title and description are in. */
  language: textSchema.optional(),
  translations: translationsSchema.optional(),
  category: listSchema,
  brand: textSchema.optional(),
  taxCategory: textSchema,
  media: listSchema.optional(),
  attributes: z.strictObject({ pairs: pairsSchema.optional(), fields: fieldsSchema.optional() }).optional(),
  variant: variantSchema,
});

export type Mapping = z.infer<typeof mappingSchema>;
export type WeightSource = z.infer<typeof weightSchema>;
export type GroupSource = NonNullable<Mapping['group']>;

/** What a person writes. */
export type MappingInput = z.input<typeof mappingSchema>;

/** The names of all columns that a part of a mapping reads. */
export const columnsOf = (part: unknown): string[] => {
  if (part === null || typeof part !== 'object') return [];
  const nested = Object.values(part).flatMap(columnsOf);
  return 'column' in part && typeof part.column === 'string' ? [part.column, ...nested] : nested;
};

/** The columns that the file must have: those of variants may be fields of the variants' own. */
export const requiredColumns = ({ variant, ...product }: Mapping): string[] => [
  ...new Set([
    ...columnsOf(product),
    ...(product.group?.inherit ?? []),
    ...(product.variants === undefined ? columnsOf(variant) : []),
  ]),
];
