import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { assertFits } from '#functions/catalog/import/mapping/fits.ts';
import type { Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import { sampleOf } from '#functions/catalog/import/sample.ts';
import { committedMappings, loadMapping, mappingFor } from '#scripts/import/mapping/load-mapping.ts';
import { type CatalogueFile, openFile } from '#scripts/import/source/open-file.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';

/** A file, and how it becomes products. */
export type OpenImport = { readonly catalogue: CatalogueFile; readonly mapping: Mapping; readonly name: string };

/** The first rows, to see whether the mapping is for this file. */
const LOOKED_AT = 20;

const fittingMapping = async (catalogue: CatalogueFile): Promise<string> => {
  const { columns } = await sampleOf(catalogue, LOOKED_AT);
  const name = await mappingFor(columns);
  if (name !== undefined) return name;
  throw new ImportRefused(
    'no-mapping',
    `None of the mappings that come with Bazaar (${committedMappings().join(', ')}) is for its columns.`,
    '--map suggest --save mine.json proposes one; then --map mine.json.',
  );
};

const openWith = (file: string, { delimiter, encoding, records }: ImportOptions, mapping?: Mapping) =>
  openFile(file, {
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
