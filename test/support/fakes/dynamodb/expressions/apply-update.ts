import type { Row, Value } from '../types.ts';
import type { UpdateAction } from './ast.ts';
import { draftOf } from './draft.ts';
import { evaluateAdd, evaluateDelete, evaluateSet } from './evaluate-update.ts';
import { resolve, type Scope, type Step } from './scope.ts';

/** What an action leaves at its path; undefined for nothing. */
type Effect = { readonly path: readonly Step[]; readonly value: Value | undefined };

const evaluate = (action: UpdateAction, row: Row, scope: Scope): Value | undefined => {
  switch (action.kind) {
    case 'SET':
      return evaluateSet(action.value, row, scope);
    case 'ADD':
      return evaluateAdd(action, row, scope);
    case 'DELETE':
      return evaluateDelete(action, row, scope);
    case 'REMOVE':
      return undefined;
  }
};

const lastIndex = ({ path }: Effect): number => {
  const last = path.at(-1);
  return typeof last === 'number' ? last : -1;
};

/**
 * The row after an update. Every action reads the row before; removed elements keep their index until the end, and
 * elements beyond the end of a list are appended in the order of their indexes.
 * @throws ValidationException for a path whose parent is missing and for operands of a wrong type
 */
export const applyUpdate = (actions: readonly UpdateAction[], before: Row, scope: Scope): Row => {
  const effects = actions.map((action) => ({
    path: resolve(action.path, scope),
    value: evaluate(action, before, scope),
  }));
  const draft = draftOf(before);
  for (const { path, value } of effects) if (value === undefined) draft.remove(path);
  for (const { path, value } of effects.toSorted((a, b) => lastIndex(a) - lastIndex(b))) {
    if (value !== undefined) draft.set(path, value);
  }
  return draft.finish();
};
