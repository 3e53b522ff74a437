import { RowDefect } from '#functions/catalog/import/defect.ts';
import { readJson } from '#functions/catalog/import/map/read-cell.ts';
import { readListPrices, readPrices } from '#functions/catalog/import/map/read-price.ts';
import { columnOf, readFields, readRequired, readText } from '#functions/catalog/import/map/read-text.ts';
import { readWeight } from '#functions/catalog/import/map/read-weight.ts';
import type { Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import type { ImportedVariant } from '#functions/catalog/import/product.ts';
import { jsonObjectRow } from '#functions/catalog/import/read/json-row.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';

const MAX_STOCK = 1_000_000;
const NO = new Set(['false', 'no', '0']);

const readStock = (row: Row, { variant }: Mapping): number => {
  const text = readText(row, variant.stock) ?? '0';
  const stock = Number(text);
  if (/^\d+(?:\.0+)?$/.test(text) && stock <= MAX_STOCK) return stock;
  throw new RowDefect('not-a-stock', `stock: ${text.slice(0, 40)} is not a number of pieces`, columnOf(variant.stock));
};

const readVariant = (row: Row, mapping: Mapping): ImportedVariant => {
  const { variant } = mapping;
  const title = readText(row, variant.title);
  const options = readFields(row, variant.options);
  const weightGrams = readWeight(row, variant.weight);
  const prices = readPrices(row, variant.prices);
  const listPrices = readListPrices(row, variant.listPrices ?? [], prices);
  const soldOut = NO.has(readText(row, variant.inStock)?.toLowerCase() ?? '');
  return {
    sku: readRequired(row, 'sku', variant.sku),
    ...(title !== undefined && { title }),
    ...(Object.keys(options).length > 0 && { options }),
    prices,
    ...(Object.keys(listPrices).length > 0 && { listPrices }),
    ...(weightGrams !== undefined && { weightGrams }),
    stock: soldOut ? 0 : readStock(row, mapping),
    ...(soldOut && { soldOut }),
  };
};

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The row's own variant, or those of the list in one of its cells: there the row's columns are at hand too. */
export const readVariants = (row: Row, mapping: Mapping): ImportedVariant[] => {
  const { variants } = mapping;
  if (variants === undefined) return [readVariant(row, mapping)];
  const found = readJson(row, variants.column, variants.path).filter(isObject);
  if (found.length === 0) throw new RowDefect('missing', 'variants: is empty', variants.column);
  return found.map((variant) => readVariant({ ...row, ...jsonObjectRow(variant) }, mapping));
};
