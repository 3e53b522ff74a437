import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { type Mapping, mappingSchema } from '#functions/catalog/import/mapping/mapping.ts';
import type { Row, SourceRow } from '#functions/catalog/import/read/row.ts';
import type { Unit } from '#functions/catalog/import/run/units.ts';
import type { SourceOptions } from '#functions/catalog/import/source/open-catalogue.ts';
import { openFile } from '#scripts/import/source/open-file.ts';

const directories: string[] = [];

afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true }))));

/** Each time a new file of its own, under the system's directory for temporary files. */
export const temporaryFile = async (name: string, content: string | Uint8Array = ''): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'bazaar-import-'));
  directories.push(directory);
  const file = join(directory, name);
  await writeFile(file, content);
  return file;
};

export const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

export async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** A mapping for the columns of `teaRow`, with some fields read in another way. */
export const teaMapping = (changes: Record<string, unknown> = {}): Mapping =>
  mappingSchema.parse({
    externalId: { column: 'id', prefix: 'tea:' },
    title: 'name',
    description: { column: 'about', multiline: true },
    category: { column: 'path', separator: '/' },
    taxCategory: { constant: 'reduced' },
    variant: {
      sku: { column: 'id', format: 'sku', prefix: 'TEA-' },
      prices: [{ amount: 'price', currency: 'currency' }],
    },
    ...changes,
  });

export const teaRow = (changes: Row = {}): Row => ({
  id: '17a',
  name: 'Assam, second flush',
  about: 'Malty.\nGoes with milk.',
  path: 'Food / Tea',
  price: '12.90',
  currency: 'EUR',
  ...changes,
});

export const teaRows = (...rows: Row[]): SourceRow[] => rows.map((row, index) => ({ line: index + 2, row }));

export const teaUnits = (...rows: Row[]): Unit[] => rows.map((row, index) => ({ rows: [{ line: index + 2, row }] }));

/** All rows of a file with this content, whatever it is. */
export const rowsOf = async (
  content: string | Uint8Array,
  options: SourceOptions = {},
  name = 'rows.csv',
): Promise<SourceRow[]> => collect((await openFile(await temporaryFile(name, content), options)).open().rows);
