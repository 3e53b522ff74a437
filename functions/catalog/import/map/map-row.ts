import { productInputSchema } from '#functions/catalog/contract/product-input.ts';
import { type Defect, RowDefect } from '#functions/catalog/import/defect.ts';
import { objectionTo } from '#functions/catalog/import/map/objections.ts';
import { readLanguages } from '#functions/catalog/import/map/read-languages.ts';
import { readList, readPairs } from '#functions/catalog/import/map/read-list.ts';
import { columnOf, readFields, readRequired, readText } from '#functions/catalog/import/map/read-text.ts';
import { readVariants } from '#functions/catalog/import/map/read-variants.ts';
import type { Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';

export type MappedRow = { readonly ok: ImportedProduct } | { readonly bad: Defect };

const taxCategorySchema = productInputSchema.shape.taxCategory;

/** Nothing at all rather than an empty entry: an absent brand is not a brand. */
const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } =>
  value === undefined || Object.keys(Object(value)).length === 0 ? {} : ({ [name]: value } as { [key in Name]: Value });

const readTaxCategory = (row: Row, { taxCategory }: Mapping): ImportedProduct['taxCategory'] => {
  const result = taxCategorySchema.safeParse(readRequired(row, 'tax category', taxCategory));
  if (result.success) return result.data;
  const reason = `tax category: is none of ${taxCategorySchema.options.join(', ')}`;
  throw new RowDefect('unknown-tax-category', reason, columnOf(taxCategory));
};

const readCategory = (row: Row, { category }: Mapping): string[] => {
  const path = readList(row, category);
  if (path.length === 0) throw new RowDefect('missing', 'category: is empty', columnOf(category));
  return path;
};

const readAttributes = (row: Row, { attributes: { pairs, fields } = {} }: Mapping): Record<string, string> => ({
  ...(pairs && readPairs(row, pairs)),
  ...readFields(row, fields),
});

const readProduct = (row: Row, mapping: Mapping): ImportedProduct => {
  const { language, translations } = readLanguages(row, mapping);
  return {
    externalId: readRequired(row, 'external id', mapping.externalId),
    title: readRequired(row, 'title', mapping.title),
    description: readRequired(row, 'description', mapping.description),
    ...given('language', language),
    ...given('translations', translations),
    category: readCategory(row, mapping),
    ...given('brand', readText(row, mapping.brand)),
    taxCategory: readTaxCategory(row, mapping),
    ...given('media', mapping.media && readList(row, mapping.media)),
    ...given('attributes', readAttributes(row, mapping)),
    variants: readVariants(row, mapping),
  };
};

/** Never throws for a row, whatever is in it. */
export const mapRow = (mapping: Mapping, row: Row): MappedRow => {
  try {
    const product = readProduct(row, mapping);
    const bad = objectionTo(product, mapping);
    return bad ? { bad } : { ok: product };
  } catch (error) {
    if (error instanceof RowDefect) return { bad: error.defect };
    throw error;
  }
};
