import type * as z from 'zod';
import { externalIdSchema } from '#functions/catalog/contract/operator-routes.ts';
import { productInputSchema } from '#functions/catalog/contract/product-input.ts';
import type { Mapping } from '#scripts/import/mapping.ts';
import { readList, readPairs } from '#scripts/import/read-list.ts';
import { readPrices } from '#scripts/import/read-price.ts';
import type { Row } from '#scripts/import/read-rows.ts';
import { readFields, readRequired, readText } from '#scripts/import/read-text.ts';
import { RowDefect } from '#scripts/import/row-defect.ts';
import { type KeyedProduct, productBody } from '#scripts/seed/seed-product.ts';

export type MappedRow = { readonly ok: KeyedProduct } | { readonly bad: string };

const MAX_STOCK = 1_000_000;

const taxCategorySchema = productInputSchema.shape.taxCategory;

/** Nothing at all rather than an empty entry: an absent brand is not a brand. */
const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } =>
  value === undefined || Object.keys(Object(value)).length === 0 ? {} : ({ [name]: value } as { [key in Name]: Value });

const readStock = (row: Row, { variant }: Mapping): number => {
  const text = readText(row, variant.stock) ?? '0';
  const stock = Number(text);
  if (!/^\d+$/.test(text) || stock > MAX_STOCK) throw new RowDefect('stock', `${text} is not a number of pieces`);
  return stock;
};

const readVariant = (row: Row, mapping: Mapping): KeyedProduct['variants'][number] => ({
  sku: readRequired(row, 'sku', mapping.variant.sku),
  ...given('title', readText(row, mapping.variant.title)),
  ...given('options', readFields(row, mapping.variant.options)),
  prices: readPrices(row, mapping.variant.prices),
  stock: readStock(row, mapping),
});

const readTaxCategory = (row: Row, { taxCategory }: Mapping): KeyedProduct['taxCategory'] => {
  const result = taxCategorySchema.safeParse(readRequired(row, 'tax category', taxCategory));
  if (result.success) return result.data;
  throw new RowDefect('tax category', `is none of ${taxCategorySchema.options.join(', ')}`);
};

const readAttributes = (row: Row, { attributes: { pairs, fields } = {} }: Mapping): Record<string, string> => ({
  ...(pairs && readPairs(row, pairs)),
  ...readFields(row, fields),
});

const readProduct = (row: Row, mapping: Mapping): KeyedProduct => ({
  externalId: readRequired(row, 'external id', mapping.externalId),
  title: readRequired(row, 'title', mapping.title),
  description: readRequired(row, 'description', mapping.description),
  category: readList(row, mapping.category),
  ...given('brand', readText(row, mapping.brand)),
  taxCategory: readTaxCategory(row, mapping),
  ...given('media', mapping.media && readList(row, mapping.media)),
  ...given('attributes', readAttributes(row, mapping)),
  variants: [readVariant(row, mapping)],
});

const issuesOf = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'external id'}: ${message}`);

/** What the catalogue itself would refuse, said here for the row instead of there for the request. */
const objectionsTo = (product: KeyedProduct): string[] =>
  [externalIdSchema.safeParse(product.externalId), productInputSchema.safeParse(productBody(product))].flatMap(
    ({ error }) => (error ? issuesOf(error) : []),
  );

/** Never throws for a row, whatever is in it. */
export const mapRow = (mapping: Mapping, row: Row): MappedRow => {
  try {
    const product = readProduct(row, mapping);
    const objections = objectionsTo(product);
    return objections.length === 0 ? { ok: product } : { bad: objections.join('; ') };
  } catch (error) {
    if (error instanceof RowDefect) return { bad: error.message };
    throw error;
  }
};
