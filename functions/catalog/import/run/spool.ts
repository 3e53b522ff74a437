import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { NumberedRow } from '#functions/catalog/import/map/map-group.ts';

const rowSchema = z.object({ line: z.int(), row: z.string() });

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA temp_store = FILE;
  PRAGMA cache_size = -16000;
  CREATE TABLE groups (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
  CREATE TABLE rows (grp INTEGER NOT NULL, line INTEGER NOT NULL, row TEXT NOT NULL);
  BEGIN;`;

/**
 * Keeps rows by their group on the disk, in a file without a name that goes with the process, and gives them back group
 * by group: in the order in which groups and rows came.
 */
export const openSpool = () => {
  const database = new DatabaseSync('');
  database.exec(SCHEMA);
  const addGroup = database.prepare(
    'INSERT INTO groups (key) VALUES (?) ON CONFLICT (key) DO UPDATE SET key = key RETURNING id',
  );
  const addRow = database.prepare('INSERT INTO rows (grp, line, row) VALUES (?, ?, ?)');
  let groups = 0;
  return {
    add: (key: string, { line, row }: NumberedRow): void => {
      const { id } = addGroup.get(key) as { id: number };
      groups = Math.max(groups, id);
      addRow.run(id, line, JSON.stringify(row));
    },
    groups: (): number => groups,
    /** @param limit rows of one group; further ones are given as a group of their own */
    *read(limit: number): Generator<NumberedRow[]> {
      database.exec('CREATE INDEX by_group ON rows (grp, line)');
      const rowsOf = database.prepare('SELECT line, row FROM rows WHERE grp = ? ORDER BY line LIMIT ? OFFSET ?');
      for (let id = 1; id <= groups; id += 1) {
        for (let offset = 0; ; offset += limit) {
          const rows = rowsOf.all(id, limit, offset).map((found) => rowSchema.parse(found));
          if (rows.length > 0) yield rows.map(({ line, row }) => ({ line, row: JSON.parse(row) }));
          if (rows.length < limit) break;
        }
      }
    },
    close: (): void => database.close(),
  };
};
