import type { Call } from '../engine/engine.ts';
import { applyUpdate } from '../expressions/apply-update.ts';
import type { Condition, Parsed, Path, UpdateAction } from '../expressions/ast.ts';
import { checkCondition } from '../expressions/check-condition.ts';
import { checkUpdate } from '../expressions/check-update.ts';
import { holds } from '../expressions/evaluate-condition.ts';
import { type Bindings, bindScope, resolve, type Scope, type Step } from '../expressions/scope.ts';
import { keyOf, keyOfRow, refuseEmptyKeys } from '../storage/keys.ts';
import type { Table } from '../storage/table.ts';
import type { Item, Key, Row } from '../types.ts';
import { admitAttributes } from '../values/admit.ts';
import { type MeasuredRow, measure } from '../values/item-size.ts';
import { requireParameter } from './refuse-parameters.ts';

type Optional<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** What every write may ask. */
export type WriteRequest = Bindings &
  Optional<{
    TableName: string;
    ConditionExpression: string;
    ReturnValuesOnConditionCheckFailure: string;
  }>;
export type PutRequest = WriteRequest & Optional<{ Item: Item }>;
type KeyRequest = WriteRequest & Optional<{ Key: Item }>;
type UpdateRequest = KeyRequest & Optional<{ UpdateExpression: string }>;

/** A write whose request has been found valid, but which has not looked at the table. */
export type PreparedWrite = {
  readonly table: Table;
  /** @throws ValidationException if the key does not fit the table */
  readonly key: () => Key;
  readonly condition: (before: Row | undefined) => boolean;
  /**
   * The row after; none if it is deleted.
   * @throws ValidationException if the update does not fit the row
   */
  readonly next: (before: Row | undefined, key: Key) => MeasuredRow | undefined;
  readonly returnsOnFailure: boolean;
};

const always = (): boolean => true;

const conditionOf = (parsed: Parsed<Condition> | undefined, scope: Scope): PreparedWrite['condition'] => {
  if (!parsed) return always;
  checkCondition(parsed.root, { kind: parsed.kind, scope });
  return (before) => holds(parsed.root, before, scope);
};

const commonOf = (call: Call, request: WriteRequest, others: readonly Parsed<unknown>[] = []) => {
  const table = call.table(request.TableName);
  const parsed = call.expressions.condition('ConditionExpression', request.ConditionExpression);
  const scope = bindScope(request, parsed ? [...others, parsed] : others, call.marshalling);
  const returnsOnFailure = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return { table, scope, condition: conditionOf(parsed, scope), returnsOnFailure };
};

const admitKey = (call: Call, request: KeyRequest): (() => Key) => {
  const attributes = admitAttributes(requireParameter('key', request.Key), call.marshalling);
  refuseEmptyKeys(attributes);
  return () => keyOf(attributes);
};

export const preparePut = (call: Call, request: PutRequest): PreparedWrite => {
  const { table, condition, returnsOnFailure } = commonOf(call, request);
  const row = admitAttributes(requireParameter('item', request.Item), call.marshalling);
  refuseEmptyKeys(row);
  const measured = measure(row, 'Item size');
  return { table, condition, returnsOnFailure, key: () => keyOfRow(row), next: () => measured };
};

export const prepareDelete = (call: Call, request: KeyRequest): PreparedWrite => {
  const { table, condition, returnsOnFailure } = commonOf(call, request);
  return { table, condition, returnsOnFailure, key: admitKey(call, request), next: () => undefined };
};

/** Paths that an update writes, for UPDATED_NEW, and all that it touches, for UPDATED_OLD. */
export type TouchedPaths = {
  readonly written: readonly (readonly Step[])[];
  readonly all: readonly (readonly Step[])[];
};

const pathsOf = (actions: readonly UpdateAction[], scope: Scope): readonly (readonly Step[])[] =>
  actions.map(({ path }: { path: Path }) => resolve(path, scope));

export const prepareUpdate = (call: Call, request: UpdateRequest): PreparedWrite & { touched: () => TouchedPaths } => {
  const update = call.expressions.update(request.UpdateExpression);
  const { table, scope, condition, returnsOnFailure } = commonOf(call, request, update ? [update] : []);
  const actions = update?.root ?? [];
  checkUpdate(actions, scope);
  return {
    table,
    condition,
    returnsOnFailure,
    key: admitKey(call, request),
    next: (before, key) => measure(applyUpdate(actions, before ?? key, scope), 'Item size to update'),
    touched: () => ({
      written: pathsOf(
        actions.filter(({ kind }) => kind !== 'REMOVE'),
        scope,
      ),
      all: pathsOf(actions, scope),
    }),
  };
};
