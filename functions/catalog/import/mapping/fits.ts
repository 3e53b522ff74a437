import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { type Mapping, requiredColumns } from '#functions/catalog/import/mapping/mapping.ts';
import type { Sample } from '#functions/catalog/import/sample.ts';
import type { Format } from '#functions/catalog/import/source/open-catalogue.ts';

const SHOWN = 8;

const listed = (names: readonly string[]): string =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more` : names.join(', ');

const nameOf = (delimiter: string): string => (delimiter === '\t' ? 'tab' : delimiter);

const hintOn = ({ columns }: Sample, { kind, delimiter = ',' }: Format): string => {
  if (kind === 'csv' && columns.length === 1)
    return `With ${nameOf(delimiter)} between its cells the file has a single column: is that the delimiter? --delimiter says another.`;
  return `The file has ${listed(columns)}. --map suggest proposes a mapping for it.`;
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
  if (!isOther) return;
  throw new ImportRefused(
    'other-mapping',
    `The mapping is for another file: this one has no ${listed(missing)}.`,
    hintOn(sample, format),
  );
};
