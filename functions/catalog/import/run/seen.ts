import { DatabaseSync } from 'node:sqlite';
import { ImportRefused } from '#functions/catalog/import/import-refused.ts';

export type Sighting = { readonly line: number; readonly fingerprint: string };

/** What ids a file had so far, where, and with what content; on the disk, since a file may have any number. */
export type Seen = {
  /** Where the id was before, if it was anywhere else; else it is now here. */
  readonly sight: (id: string, sighting: Sighting) => Sighting | undefined;
  /** From here on a kill loses nothing of it. */
  readonly keep: () => void;
  readonly clear: () => void;
  readonly close: () => void;
};

const SCHEMA = `
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA cache_size = -16000;
  CREATE TABLE IF NOT EXISTS seen (id TEXT PRIMARY KEY, line INTEGER NOT NULL, fingerprint TEXT NOT NULL) WITHOUT ROWID;
  BEGIN IMMEDIATE;`;

/** https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;

const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path);
  try {
    database.exec(SCHEMA);
    return database;
  } catch (cause) {
    database.close();
    if ((cause as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw cause;
    throw new ImportRefused('cannot-be-read', 'Another process is importing this file.', undefined, { cause });
  }
};

/** @param path for a later run to go on with; without one it goes with the process */
export const openSeen = (path = ''): Seen => {
  const database = open(path);
  const add = database.prepare('INSERT INTO seen (id, line, fingerprint) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const find = database.prepare('SELECT line, fingerprint FROM seen WHERE id = ?');
  return {
    sight: (id, { line, fingerprint }) => {
      if (add.run(id, line, fingerprint).changes === 1) return undefined;
      const before = find.get(id) as Sighting;
      return before.line === line ? undefined : before;
    },
    keep: () => database.exec('COMMIT; BEGIN IMMEDIATE'),
    clear: () => database.exec('DELETE FROM seen'),
    close: () => {
      database.exec('COMMIT');
      database.close();
    },
  };
};
