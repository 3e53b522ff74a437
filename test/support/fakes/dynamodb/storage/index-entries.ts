import type { IndexDescription } from '#functions/shared/runtime/define-table.ts';
import { validationException } from '../errors.ts';
import type { Row, Value } from '../types.ts';
import { typeOf } from '../values/attribute-type.ts';
import { equals } from '../values/compare.ts';
import { itemBytes } from '../values/item-size.ts';
import type { Entry } from './collection.ts';

/** Names of an index's own key attributes. */
const indexKeyNames = ({ partitionKey, sortKey }: IndexDescription): readonly string[] =>
  sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];

/** Names that a KEYS_ONLY index holds; undefined where it holds all. */
export const projectedNames = (index: IndexDescription): ReadonlySet<string> | undefined =>
  index.projection === 'ALL' ? undefined : new Set(['pk', 'sk', ...indexKeyNames(index)]);

const projectedRow = (index: IndexDescription, { row, bytes }: Entry): Pick<Entry, 'row' | 'bytes'> => {
  const names = projectedNames(index);
  if (!names) return { row, bytes };
  const projected: Record<string, Value> = {};
  for (const name of names) if (row[name] !== undefined) projected[name] = row[name];
  return { row: projected, bytes: itemBytes(projected) };
};

/** The entry of a row in an index; none where the row lacks one of the index's keys (sparse). */
const indexEntryOf = (index: IndexDescription, entry: Entry | undefined): Entry | undefined => {
  if (!entry) return undefined;
  const partition = entry.row[index.partitionKey];
  const sort = index.sortKey === undefined ? '' : entry.row[index.sortKey];
  if (typeof partition !== 'string' || typeof sort !== 'string') return undefined;
  return { partition, sort, pk: entry.pk, sk: entry.sk, ...projectedRow(index, entry) };
};

/** What a write changes in an index. */
export type IndexChange = { readonly before: Entry | undefined; readonly after: Entry | undefined };

const keepsKeys = ({ partitionKey, sortKey }: IndexDescription, before: Row, after: Row): boolean =>
  before[partitionKey] === after[partitionKey] && (sortKey === undefined || before[sortKey] === after[sortKey]);

/** The change of an index that follows from a change of a row; none if nothing of what it holds changes. */
export const indexChangeOf = (
  index: IndexDescription,
  before: Entry | undefined,
  after: Entry | undefined,
): IndexChange | undefined => {
  if (before && after && index.projection === 'KEYS_ONLY' && keepsKeys(index, before.row, after.row)) return undefined;
  const change = { before: indexEntryOf(index, before), after: indexEntryOf(index, after) };
  if (!change.before || !change.after) return change.before || change.after ? change : undefined;
  return equals(change.before.row, change.after.row) ? undefined : change;
};

/**
 * Keys of indexes are text here, as those of tables are.
 * @throws ValidationException if a row has an index key of another type, or an empty one
 */
export const refuseIndexKeys = (indexName: string, index: IndexDescription, row: Row): void => {
  for (const name of indexKeyNames(index)) {
    const value = row[name];
    if (value === undefined) continue;
    if (value === '') {
      const rule = 'A value specified for a secondary index key is not supported';
      const reason = 'The AttributeValue for a key attribute cannot contain an empty string value';
      const where = `IndexName: ${indexName}, IndexKey: ${name}`;
      throw validationException(`One or more parameter values are not valid. ${rule}. ${reason}. ${where}`);
    }
    if (typeof value !== 'string') {
      const mismatch = `Type mismatch for Index Key ${name} Expected: S Actual: ${typeOf(value)} IndexName: ${indexName}`;
      throw validationException(`One or more parameter values were invalid: ${mismatch}`);
    }
  }
};
