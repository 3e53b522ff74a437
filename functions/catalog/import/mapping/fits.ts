import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { type Mapping, requiredColumns } from '#functions/catalog/import/mapping/mapping.ts';
import type { Sample } from '#functions/catalog/import/sample.ts';
import type { Format } from '#functions/catalog/import/source/open-catalogue.ts';

const SHOWN = 8;

const listed = (names: readonly string[]): string =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more` : names.join(', ');

const nameOf = (delimiter: string): string => (delimiter === '\t' ? 'tab' : delimiter);

const refuse = (missing: readonly string[], { columns }: Sample, { kind, delimiter = ',' }: Format): ImportRefused => {
  const isSingle = kind === 'csv' && columns.length === 1;
  return new ImportRefused(
    'other-mapping',
    `The mapping is for another file: this one has no ${listed(missing)}.`,
    isSingle
      ? `With ${nameOf(delimiter)} between its cells the file has a single column: is that the delimiter? The mapping may say another with "delimiter".`
      : `The file has ${listed(columns)}.`,
    { field: isSingle ? 'delimiter' : 'mapping' },
  );
};

/**
 * Records of JSON may leave columns out, but not all of them.
 * @throws ImportRefused when the mapping reads columns that the file has not
 */
export const assertFits = (mapping: Mapping, sample: Sample, format: Format): void => {
  if (format.kind !== 'csv' && sample.rows.length === 0) return;
  const required = requiredColumns(mapping);
  const missing = required.filter((column) => !sample.columns.includes(column));
  const isOther =
    format.kind === 'csv' ? missing.length > 0 : missing.length === required.length && required.length > 0;
  if (isOther) throw refuse(missing, sample, format);
};
