import type { IndexDescription } from '#functions/shared/runtime/define-table.ts';
import type { Call } from '../engine/engine.ts';
import { validationException } from '../errors.ts';
import type { KeySchema } from '../expressions/key-condition.ts';
import type { Collection, Entry, Position } from '../storage/collection.ts';
import { projectedNames } from '../storage/index-entries.ts';
import type { Table } from '../storage/table.ts';
import type { Item } from '../types.ts';
import { admitAttributes } from '../values/admit.ts';

/** What a Query or Scan reads: a table, or one of its indexes. */
export type PageSource = {
  readonly table: Table;
  readonly entries: Collection;
  readonly schema: KeySchema;
  readonly index?: { readonly name: string; readonly description: IndexDescription };
};

type SourceRequest = {
  readonly TableName?: string | undefined;
  readonly IndexName?: string | undefined;
  readonly ConsistentRead?: boolean | undefined;
};

/** @throws ResourceNotFoundException; ValidationException for an unknown index or a consistent read of one */
export const sourceOf = (call: Call, { TableName, IndexName, ConsistentRead }: SourceRequest): PageSource => {
  const table = call.table(TableName);
  if (IndexName === undefined) return { table, entries: table.rows(), schema: { partition: 'pk', sort: 'sk' } };
  const { description, entries } = table.index(IndexName);
  if (ConsistentRead) throw validationException('Consistent reads are not supported on global secondary indexes');
  const schema = { partition: description.partitionKey, sort: description.sortKey };
  return { table, entries, schema, index: { name: IndexName, description } };
};

/** Names of the attributes that say where an entry stands. */
const cursorNames = ({ schema, index }: PageSource): readonly string[] => [
  'pk',
  'sk',
  ...(index ? [schema.partition, ...(schema.sort === undefined ? [] : [schema.sort])] : []),
];

/** LastEvaluatedKey of an entry. */
export const cursorOf = (source: PageSource, { row }: Entry): Item =>
  Object.fromEntries(cursorNames(source).map((name) => [name, row[name]]));

/** @throws ValidationException unless the key has just the attributes of a cursor of this source */
export const positionOf = (call: Call, source: PageSource, cursor: Item | undefined): Position | undefined => {
  if (cursor === undefined) return undefined;
  const given = admitAttributes(cursor, call.marshalling);
  const names = cursorNames(source);
  const isText = names.every((name) => typeof given[name] === 'string' && given[name] !== '');
  if (!isText || Object.keys(given).length !== new Set(names).size) {
    throw validationException('The provided starting key is invalid');
  }
  const text = (name: string | undefined): string => (name === undefined ? '' : String(given[name]));
  const { partition, sort } = source.schema;
  return { partition: text(partition), sort: text(sort), pk: text('pk'), sk: text('sk') };
};

/** @throws ValidationException if an attribute is asked of an index that does not hold it */
export const refuseUnprojected = ({ index }: PageSource, names: readonly string[], message: string): void => {
  const held = index && projectedNames(index.description);
  const missing = held ? names.filter((name) => !held.has(name)) : [];
  if (missing.length === 0) return;
  const which = `${message.replace('{index}', index?.name ?? '')} [${missing.join(', ')}]`;
  throw validationException(`One or more parameter values were invalid: ${which}`);
};
