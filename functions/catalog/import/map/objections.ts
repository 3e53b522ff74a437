import type * as z from 'zod';
import { externalIdSchema } from '#functions/catalog/contract/operator-routes.ts';
import { productInputSchema } from '#functions/catalog/contract/product-input.ts';
import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import { columnOf } from '#functions/catalog/import/map/read-text.ts';
import { columnsOf, type Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import { bodyOf, type ImportedProduct } from '#functions/catalog/import/product.ts';

const attributeColumn = ({ attributes }: Mapping, name: string | undefined): string | undefined =>
  columnOf(attributes?.fields?.[name ?? '']) ?? columnOf(attributes?.pairs);

const variantColumn = ({ variant }: Mapping, [, field = '', name = '']: readonly string[]): string | undefined => {
  if (field === 'options') return columnOf(variant.options?.[name]);
  return columnsOf(variant[field as keyof Mapping['variant']])[0];
};

const translationColumn = ({ translations }: Mapping, [tag = '', field]: readonly string[]): string | undefined => {
  const { title, description } = translations?.[tag] ?? {};
  return columnOf(field === 'description' ? description : title);
};

/** Where in the file a field of the product comes from. */
const columnAt = (mapping: Mapping, [field = '', ...rest]: readonly string[]): string | undefined => {
  if (field === 'attributes') return attributeColumn(mapping, rest[0]);
  if (field === 'translations') return translationColumn(mapping, rest);
  if (field === 'variants') return variantColumn(mapping, rest);
  return columnsOf(mapping[field as keyof Mapping])[0];
};

type Objection = { readonly text: string; readonly column: string | undefined };

const objectionsOf = (mapping: Mapping, field: string, { error }: { error?: z.ZodError | undefined }): Objection[] =>
  (error?.issues ?? []).map(({ path, message }) => {
    const names = path.length === 0 ? [field] : path.map(String);
    return { text: `${names.join('.')}: ${message}`, column: columnAt(mapping, names) };
  });

/** What the catalogue itself would refuse, said here for the row instead of there for the request. */
export const objectionTo = (product: ImportedProduct, mapping: Mapping): Defect | undefined => {
  const all = [
    ...objectionsOf(mapping, 'externalId', externalIdSchema.safeParse(product.externalId)),
    ...objectionsOf(mapping, '', productInputSchema.safeParse(bodyOf(product))),
  ];
  const [first] = all;
  return (
    first &&
    defect(
      'invalid',
      all
        .map(({ text }) => text)
        .join('; ')
        .slice(0, 1_000),
      first.column,
    )
  );
};
