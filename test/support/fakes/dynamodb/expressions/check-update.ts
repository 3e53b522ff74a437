import { validationException } from '../errors.ts';
import type { AttributeType } from '../types.ts';
import { typeOf } from '../values/attribute-type.ts';
import type { Placeholder, SetOperand, SetValue, UpdateAction } from './ast.ts';
import { invalid } from './cursor.ts';
import { refuseOverlaps, refuseSamePath } from './overlap.ts';
import { literalOf, resolve, type Scope, type Step } from './scope.ts';

const KEY_NAMES: ReadonlySet<Step | undefined> = new Set(['pk', 'sk']);
const TYPES: Readonly<Record<'ADD' | 'DELETE', ReadonlySet<AttributeType>>> = {
  ADD: new Set(['N', 'SS', 'NS', 'BS']),
  DELETE: new Set(['SS', 'NS', 'BS']),
};
const LONG_NAMES: Readonly<Partial<Record<AttributeType, string>>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  L: 'LIST',
  M: 'MAP',
};

const refuseLiteral = (operand: SetOperand, operator: string, wanted: string, scope: Scope): void => {
  if (operand.kind !== 'placeholder') return;
  const type = typeOf(literalOf(operand, scope));
  if (type === wanted) return;
  const which = `operator or function: ${operator}, operand type: ${type}`;
  throw invalid('UpdateExpression', `Incorrect operand type for operator or function; ${which}`);
};

const checkOperand = (operand: SetOperand, scope: Scope): void => {
  if (operand.kind === 'if_not_exists') {
    checkOperand(operand.otherwise, scope);
    const { path, otherwise } = operand;
    if (otherwise.kind === 'path') refuseSamePath('UpdateExpression', operand.kind, path, otherwise, scope);
  }
  if (operand.kind !== 'list_append') return;
  for (const list of [operand.first, operand.second]) {
    refuseLiteral(list, 'list_append', 'L', scope);
    checkOperand(list, scope);
  }
};

const checkSetValue = (value: SetValue, scope: Scope): void => {
  if (value.kind !== 'arithmetic') {
    checkOperand(value, scope);
    return;
  }
  for (const operand of [value.left, value.right]) {
    refuseLiteral(operand, value.operator, 'N', scope);
    checkOperand(operand, scope);
  }
};

const checkPair = (kind: 'ADD' | 'DELETE', placeholder: Placeholder, scope: Scope): void => {
  const type = typeOf(literalOf(placeholder, scope));
  if (TYPES[kind].has(type)) return;
  const which = `operator: ${kind}, operand type: ${LONG_NAMES[type] ?? type}`;
  const set = `typeSet: ALLOWED_FOR_${kind}_OPERAND`;
  throw invalid('UpdateExpression', `Incorrect operand type for operator or function; ${which}, ${set}`);
};

/**
 * What can be told of an update without an item.
 * @throws ValidationException for overlapping paths, changes of the key and literals of a wrong type
 */
export const checkUpdate = (actions: readonly UpdateAction[], scope: Scope): void => {
  const paths = actions.map(({ path }) => resolve(path, scope));
  const key = paths.find(([head]) => KEY_NAMES.has(head))?.[0];
  if (key !== undefined) {
    const rule = `Cannot update attribute ${key}. This attribute is part of the key`;
    throw validationException(`One or more parameter values were invalid: ${rule}`);
  }
  refuseOverlaps('UpdateExpression', paths);
  for (const action of actions) {
    if (action.kind === 'SET') checkSetValue(action.value, scope);
    else if (action.kind !== 'REMOVE') checkPair(action.kind, action.value, scope);
  }
};
