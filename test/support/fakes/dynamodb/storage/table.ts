import type { IndexDescription, TableDescription } from '#functions/shared/runtime/define-table.ts';
import { validationException } from '../errors.ts';
import type { Key } from '../types.ts';
import { equals } from '../values/compare.ts';
import type { MeasuredRow } from '../values/item-size.ts';
import { type Collection, type Entry, findEntry, replaceEntry } from './collection.ts';
import { type IndexChange, indexChangeOf, refuseIndexKeys } from './index-entries.ts';
import { type Change, copyState, emptyState, type TableState } from './table-state.ts';

/** A write that has been worked out but not done. */
export type PlannedWrite = {
  readonly key: Key;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
  /** Only of the indexes that the write changes. */
  readonly indexes: readonly (IndexChange & { readonly index: string })[];
};

type IndexView = { readonly description: IndexDescription; readonly entries: Collection };

/** One table's rows, indexes and stream. */
export type Table = {
  readonly name: string;
  readonly description: TableDescription;
  readonly find: (key: Key) => Entry | undefined;
  readonly rows: () => Collection;
  /** @throws ValidationException if the table has no such index */
  readonly index: (name: string) => IndexView;
  /** @throws ValidationException if the row has an index key that is not text or is empty */
  readonly plan: (key: Key, after: MeasuredRow | undefined) => PlannedWrite;
  /** The stamp is asked for only if the stream gets a record. */
  readonly commit: (write: PlannedWrite, stamp: () => Pick<Change, 'sequenceNumber' | 'at'>) => void;
  readonly changes: () => readonly Change[];
  readonly drain: () => readonly Change[];
  readonly save: () => TableState;
  readonly load: (state: TableState) => void;
};

type Indexes = readonly (readonly [string, IndexDescription])[];

const positionOf = ({ pk, sk }: Key) => ({ partition: pk, sort: sk, pk, sk });

const noSuchIndex = (name: string): Error =>
  validationException(`The table does not have the specified index: ${name}`);

const entryOf = (key: Key, measured: MeasuredRow, indexes: Indexes): Entry => {
  for (const [name, index] of indexes) refuseIndexKeys(name, index, measured.row);
  return { ...positionOf(key), ...measured };
};

const planWrite = (
  key: Key,
  before: Entry | undefined,
  measured: MeasuredRow | undefined,
  indexes: Indexes,
): PlannedWrite => {
  const after = measured && entryOf(key, measured, indexes);
  const changes = indexes.flatMap(([index, description]) => {
    const change = indexChangeOf(description, before, after);
    return change ? [{ index, ...change }] : [];
  });
  return { key, before, after, indexes: changes };
};

const isChange = ({ before, after }: PlannedWrite): boolean =>
  before && after ? !equals(before.row, after.row) : before !== after;

export const createTable = (name: string, description: TableDescription): Table => {
  const indexes: Indexes = Object.entries(description.indexes);
  let state = emptyState(description);

  const find = (key: Key): Entry | undefined => findEntry(state.rows, positionOf(key));
  const index = (wanted: string): IndexView => {
    const [schema, entries] = [description.indexes[wanted], state.indexes.get(wanted)];
    if (!schema || !entries) throw noSuchIndex(wanted);
    return { description: schema, entries };
  };
  const commit: Table['commit'] = (write, stamp) => {
    const { key, before, after } = write;
    replaceEntry(state.rows, before, after);
    for (const change of write.indexes) replaceEntry(index(change.index).entries, change.before, change.after);
    if (!description.stream || !isChange(write)) return;
    state.changes.push({ ...stamp(), key, before: before?.row, after: after?.row });
  };
  const drain = (): readonly Change[] => {
    const fresh = state.changes.slice(state.drained);
    state = { ...state, drained: state.changes.length };
    return fresh;
  };
  const load = (saved: TableState): void => {
    state = copyState(saved);
  };
  return {
    name,
    description,
    find,
    index,
    commit,
    drain,
    load,
    rows: () => state.rows,
    plan: (key, after) => planWrite(key, find(key), after, indexes),
    changes: () => state.changes,
    save: () => copyState(state),
  };
};
