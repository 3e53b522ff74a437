import type { Row } from '#functions/catalog/import/read/row.ts';
import type { Catalogue } from '#functions/catalog/import/source/open-catalogue.ts';

/** The names of a file's columns, and its first good rows. */
export type Sample = { readonly columns: readonly string[]; readonly rows: readonly Row[] };

/** Bad rows are passed over: an importer will report them. */
const MAX_LOOKED_AT = 1_000;

/** @throws ImportRefused when there is no header to be read */
export const sampleOf = async (catalogue: Catalogue, limit = 200): Promise<Sample> => {
  const columns = new Set<string>();
  const rows: Row[] = [];
  let looked = 0;
  const opened = catalogue.open((header) => {
    for (const name of header) columns.add(name);
  });
  for await (const row of opened.rows) {
    if ('row' in row) {
      rows.push(row.row);
      for (const name of Object.keys(row.row)) columns.add(name);
    }
    looked += 1;
    if (rows.length >= limit || looked >= MAX_LOOKED_AT) break;
  }
  return { columns: [...columns], rows };
};
