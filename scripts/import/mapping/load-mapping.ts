import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';
import { type Mapping, mappingSchema, requiredColumns } from '#functions/catalog/import/mapping/mapping.ts';
import { COMMITTED, isCommitted } from '#functions/catalog/import/mappings/committed.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const readJson = async (nameOrFile: string): Promise<unknown> => {
  if (isCommitted(nameOrFile)) return COMMITTED[nameOrFile];
  try {
    return JSON.parse(await readFile(nameOrFile, 'utf8'));
  } catch (cause) {
    throw new ImportRefused(
      'no-mapping',
      `The mapping ${nameOrFile} cannot be read: ${messageOf(cause)}`,
      '--map suggest proposes one.',
      { cause },
    );
  }
};

/**
 * @param nameOrFile the name of a committed mapping, such as `lazada`, or a path to another
 * @throws ImportRefused that says what is wrong where, for people
 */
export const loadMapping = async (nameOrFile: string): Promise<Mapping> => {
  const { data, error } = mappingSchema.safeParse(await readJson(nameOrFile));
  if (data) return data;
  throw new ImportRefused('bad-mapping', `The mapping ${nameOrFile} is not one:\n${z.prettifyError(error)}`);
};

/** The names of the mappings that come with Bazaar. */
export const committedMappings = (): string[] => Object.keys(COMMITTED).sort();

/** The committed mapping of which every column is there; that which reads most of them. */
export const mappingFor = async (columns: readonly string[]): Promise<string | undefined> => {
  const names = committedMappings();
  const needs = await Promise.all(names.map(async (name) => requiredColumns(await loadMapping(name))));
  const fitting = names
    .map((name, index) => ({ name, needed: needs[index] ?? [] }))
    .filter(({ needed }) => needed.every((column) => columns.includes(column)));
  return fitting.sort((a, b) => b.needed.length - a.needed.length)[0]?.name;
};
