import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Mapping, mappingSchema } from '#scripts/import/mapping.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const committed = (name: string): URL => new URL(`./mappings/${name}.json`, import.meta.url);

const readJson = async (nameOrFile: string): Promise<unknown> => {
  const place = /^[a-z0-9-]+$/.test(nameOrFile) ? committed(nameOrFile) : nameOrFile;
  try {
    return JSON.parse(await readFile(place, 'utf8'));
  } catch (cause) {
    throw new Error(`The mapping ${nameOrFile} cannot be read: ${messageOf(cause)}`, { cause });
  }
};

/**
 * @param nameOrFile the name of a committed mapping, such as `lazada`, or a path to another
 * @throws Error that says what is wrong where, for people
 */
export const loadMapping = async (nameOrFile: string): Promise<Mapping> => {
  const { data, error } = mappingSchema.safeParse(await readJson(nameOrFile));
  if (data) return data;
  throw new Error(`The mapping ${nameOrFile} is not one:\n${z.prettifyError(error)}`);
};
