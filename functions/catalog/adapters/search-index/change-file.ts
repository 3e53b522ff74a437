import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { applyChanges } from '#functions/catalog/adapters/search-index/change-index.ts';
import { createTables } from '#functions/catalog/adapters/search-index/schema.ts';
import type { IndexChange } from '#functions/catalog/application/search-ports.ts';

/** A file that is damaged by a crash is thrown away and fetched again: nothing need be safe on disk. */
const PRAGMAS = 'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;';

/** Makes the index in the file know the changes; a file that is not there begins empty. @returns how many were news */
export const changeFile = (file: string, changes: readonly IndexChange[]): number => {
  const isNew = !existsSync(file);
  const db = new DatabaseSync(file);
  try {
    db.exec(PRAGMAS);
    if (isNew) createTables(db);
    return applyChanges(db, changes);
  } finally {
    db.close();
  }
};
