import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import { readJson, writePrivateJson } from '#scripts/local/json-file.ts';

const countSchema = z.int().nonnegative();

const checkpointSchema = z.object({
  version: z.literal(1),
  /** Absolute. */
  file: z.string(),
  /** The fingerprint of its content. */
  content: z.string(),
  units: countSchema,
  counts: z.object({
    rows: countSchema,
    products: countSchema,
    created: countSchema,
    changed: countSchema,
    unchanged: countSchema,
    repeated: countSchema,
    bad: countSchema,
  }),
  report: z.object({ path: z.string(), bytes: countSchema }),
  /** Bad rows by their code. */
  reasons: z.record(z.string(), countSchema),
  stock: z.object({ received: countSchema, alreadyThere: countSchema }),
  savedAt: z.iso.datetime(),
  /** A product that was loaded: where the shop has it no more it has forgotten more than that. */
  proof: z.custom<ImportedProduct>((value) => typeof value === 'object' && value !== null).optional(),
});

/** How far an import of a file has come. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

export type Checkpoints = {
  /** Of this very import, if an earlier run of it was interrupted. */
  readonly load: () => Checkpoint | undefined;
  /** Those of the same file as it was before it changed, or with other settings; they are of no more use. */
  readonly takeStale: () => Checkpoint[];
  readonly save: (checkpoint: Checkpoint) => void;
  /** So that the import begins anew. */
  readonly forget: () => void;
  /** All that is kept of the import. */
  readonly remove: () => void;
  /** Where the ids of the file are kept between two runs. */
  readonly seenPath: string;
};

/** A file that is spoilt is as good as none: the import begins anew. */
const readCheckpoint = (path: string): Checkpoint | undefined => {
  try {
    return checkpointSchema.safeParse(readJson(path)).data;
  } catch {
    return undefined;
  }
};

const remove = (directory: string, key: string): void => {
  for (const name of existsSync(directory) ? readdirSync(directory) : [])
    if (name.startsWith(`${key}.`)) rmSync(join(directory, name), { force: true });
};

/**
 * @param directory `.local/imports`
 * @param key see `importKey`
 */
export const openCheckpoints = (directory: string, key: string, file: string): Checkpoints => {
  const path = join(directory, `${key}.json`);
  mkdirSync(directory, { recursive: true });
  return {
    load: () => readCheckpoint(path),
    takeStale: () =>
      readdirSync(directory)
        .filter((name) => name.endsWith('.json') && name !== `${key}.json`)
        .flatMap((name) => {
          const stale = readCheckpoint(join(directory, name));
          if (stale?.file !== file) return [];
          remove(directory, name.replace(/\.json$/, ''));
          return [stale];
        }),
    save: (checkpoint) => writePrivateJson(path, checkpoint),
    forget: () => rmSync(path, { force: true }),
    remove: () => remove(directory, key),
    seenPath: join(directory, `${key}.seen`),
  };
};
