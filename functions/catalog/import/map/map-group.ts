import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import { mapRow } from '#functions/catalog/import/map/map-row.ts';
import { objectionTo } from '#functions/catalog/import/map/objections.ts';
import { columnOf } from '#functions/catalog/import/map/read-text.ts';
import type { Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import type { ImportedProduct, ImportedVariant } from '#functions/catalog/import/product.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';

export type NumberedRow = { readonly line: number; readonly row: Row };
export type BadLine = { readonly line: number; readonly bad: Defect };

/** What several rows make together: a product of the good ones, the bad ones, and how many say nothing new. */
export type MappedGroup = {
  readonly product?: ImportedProduct;
  readonly line: number;
  readonly bad: readonly BadLine[];
  readonly repeated: number;
};

type Good = { readonly line: number; readonly product: ImportedProduct };

const filled = (row: Row, first: Row, inherit: readonly string[]): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      cell.trim() === '' && inherit.includes(column) ? (first[column] ?? '') : cell,
    ]),
  );

const inherited = (rows: readonly NumberedRow[], { group }: Mapping): readonly NumberedRow[] => {
  const inherit = group?.inherit ?? [];
  const first = rows[0]?.row;
  if (inherit.length === 0 || first === undefined) return rows;
  return rows.map(({ line, row }, index) => ({ line, row: index === 0 ? row : filled(row, first, inherit) }));
};

type Collected = {
  readonly variants: Map<string, { readonly line: number; readonly variant: ImportedVariant }>;
  readonly bad: BadLine[];
  repeated: number;
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The first row that has a SKU counts; a later one that says the same of it says nothing new. */
const collect = (collected: Collected, { line, product }: Good, skuColumn: string | undefined): void => {
  for (const variant of product.variants) {
    const known = collected.variants.get(variant.sku);
    if (known === undefined) collected.variants.set(variant.sku, { line, variant });
    else if (isSame(known.variant, variant)) collected.repeated += 1;
    else {
      const reason = `sku: ${variant.sku} is on line ${known.line} already, and says otherwise there`;
      collected.bad.push({ line, bad: defect('conflict', reason, skuColumn) });
    }
  }
};

const MAX_MEDIA = 50;

/** What people read comes from the first row; pictures and attributes come from all of them. */
const merge = (good: readonly Good[], [first, ...rest]: readonly ImportedVariant[]): ImportedProduct | undefined => {
  const [base] = good;
  if (base === undefined || first === undefined) return undefined;
  const media = [...new Set(good.flatMap(({ product }) => product.media ?? []))].slice(0, MAX_MEDIA);
  const attributes = Object.assign({}, ...good.map(({ product }) => product.attributes).toReversed());
  return {
    ...base.product,
    ...(media.length > 0 && { media }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    variants: [first, ...rest],
  };
};

/** What is wrong with the whole is wrong with every row that had nothing wrong of its own. */
const allBad = (rows: readonly NumberedRow[], bad: readonly BadLine[], whole: Defect): BadLine[] =>
  rows.map(({ line }) => bad.find((each) => each.line === line) ?? { line, bad: whole });

/** The rows of one product, in the order of the file. */
export const mapGroup = (mapping: Mapping, rows: readonly NumberedRow[]): MappedGroup => {
  const collected: Collected = { variants: new Map(), bad: [], repeated: 0 };
  const good: Good[] = [];
  for (const { line, row } of inherited(rows, mapping)) {
    const mapped = mapRow(mapping, row);
    if ('bad' in mapped) collected.bad.push({ line, bad: mapped.bad });
    else {
      good.push({ line, product: mapped.ok });
      collect(collected, { line, product: mapped.ok }, columnOf(mapping.variant.sku));
    }
  }
  const { bad, repeated } = collected;
  const line = good[0]?.line ?? rows[0]?.line ?? 0;
  const product = merge(
    good,
    [...collected.variants.values()].map(({ variant }) => variant),
  );
  const objection = product && rows.length > 1 ? objectionTo(product, mapping) : undefined;
  if (objection) return { line, bad: allBad(rows, bad, objection), repeated: 0 };
  return { line, bad, repeated, ...(product && { product }) };
};
