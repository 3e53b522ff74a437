import type { TableDescription } from '#functions/shared/runtime/define-table.ts';
import type { Key, Row } from '../types.ts';
import { type Collection, copyCollection, emptyCollection } from './collection.ts';

/** A committed change as the table keeps it; images are shared with the table and never changed. */
export type Change = {
  readonly sequenceNumber: string;
  readonly key: Key;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  readonly at: Date;
};

export type TableState = {
  readonly rows: Collection;
  readonly indexes: ReadonlyMap<string, Collection>;
  readonly changes: Change[];
  /** How many of the changes have been drained. */
  readonly drained: number;
};

export const emptyState = ({ indexes }: TableDescription): TableState => ({
  rows: emptyCollection(),
  indexes: new Map(Object.keys(indexes).map((name) => [name, emptyCollection()])),
  changes: [],
  drained: 0,
});

/** Copies the lists but not the rows, which never change. */
export const copyState = ({ rows, indexes, changes, drained }: TableState): TableState => ({
  rows: copyCollection(rows),
  indexes: new Map([...indexes].map(([name, entries]) => [name, copyCollection(entries)])),
  changes: [...changes],
  drained,
});
