import { ImportRefused } from '#scripts/import/import-refused.ts';
import { assertFits } from '#scripts/import/mapping/fits.ts';
import { committedMappings, loadMapping, mappingFor } from '#scripts/import/mapping/load-mapping.ts';
import type { Mapping } from '#scripts/import/mapping/mapping.ts';
import { sampleOf } from '#scripts/import/sample.ts';
import { type Catalogue, openCatalogue } from '#scripts/import/source/open-catalogue.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';

/** A file, and how it becomes products. */
export type OpenImport = { readonly catalogue: Catalogue; readonly mapping: Mapping; readonly name: string };

/** The first rows, to see whether the mapping is for this file. */
const LOOKED_AT = 20;

const fittingMapping = async (catalogue: Catalogue): Promise<string> => {
  const { columns } = await sampleOf(catalogue, LOOKED_AT);
  const name = await mappingFor(columns);
  if (name !== undefined) return name;
  throw new ImportRefused(
    'no-mapping',
    `None of the mappings that come with Bazaar (${(await committedMappings()).join(', ')}) is for its columns.`,
    '--map suggest --save mine.json proposes one; then --map mine.json.',
  );
};

const openWith = (file: string, { delimiter, encoding, records }: ImportOptions, mapping?: Mapping) =>
  openCatalogue(file, {
    delimiter: delimiter ?? mapping?.delimiter,
    encoding: encoding ?? mapping?.encoding,
    records: records ?? mapping?.records,
  });

/** @throws ImportRefused when there is no file, no mapping, or the one is not for the other */
export const openImport = async (file: string, options: ImportOptions): Promise<OpenImport> => {
  const name = options.map ?? (await fittingMapping(await openWith(file, options)));
  const mapping = await loadMapping(name);
  const catalogue = await openWith(file, options, mapping);
  assertFits(mapping, await sampleOf(catalogue, LOOKED_AT), catalogue.format);
  return { catalogue, mapping, name };
};
