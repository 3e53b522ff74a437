import { validationException } from '../errors.ts';
import type { Member, Members, Row, Value } from '../types.ts';
import { isList, isMembers, typeOf } from '../values/attribute-type.ts';
import { hasMember } from '../values/compare.ts';
import { addNumbers, subtractNumbers } from '../values/decimal.ts';
import { readPath } from '../values/document-path.ts';
import type { AddAction, DeleteAction, SetOperand, SetValue } from './ast.ts';
import { literalOf, resolve, type Scope } from './scope.ts';

const incorrectType = (): Error =>
  validationException('An operand in the update expression has an incorrect data type');

const isNumber = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

const evaluateOperand = (operand: SetOperand, row: Row, scope: Scope): Value => {
  switch (operand.kind) {
    case 'placeholder':
      return literalOf(operand, scope);
    case 'path': {
      const value = readPath(row, resolve(operand, scope));
      if (value !== undefined) return value;
      throw validationException('The provided expression refers to an attribute that does not exist in the item');
    }
    case 'if_not_exists': {
      // Both are read: a missing attribute is refused even where the other one is there.
      const otherwise = evaluateOperand(operand.otherwise, row, scope);
      const present = readPath(row, resolve(operand.path, scope));
      return present === undefined ? otherwise : present;
    }
    case 'list_append': {
      const [first, second] = [evaluateOperand(operand.first, row, scope), evaluateOperand(operand.second, row, scope)];
      if (!isList(first) || !isList(second)) throw incorrectType();
      return [...first, ...second];
    }
  }
};

/** The right-hand side of a SET, read from the row as it was before the update. */
export const evaluateSet = (value: SetValue, row: Row, scope: Scope): Value => {
  if (value.kind !== 'arithmetic') return evaluateOperand(value, row, scope);
  const [left, right] = [evaluateOperand(value.left, row, scope), evaluateOperand(value.right, row, scope)];
  if (!isNumber(left) || !isNumber(right)) throw incorrectType();
  return value.operator === '+' ? addNumbers(left, right) : subtractNumbers(left, right);
};

const withMembers = (present: Members, added: Members): Members => {
  const union = new Set<Member>(present);
  for (const member of added) if (!hasMember(present, member)) union.add(member);
  return union;
};

/** ADD: a number is added to what is there or to nothing, a set is united with it. */
export const evaluateAdd = ({ path, value }: AddAction, row: Row, scope: Scope): Value => {
  const [present, added] = [readPath(row, resolve(path, scope)), literalOf(value, scope)];
  if (present === undefined) return added;
  if (isNumber(present) && isNumber(added)) return addNumbers(present, added);
  if (!isMembers(present) || !isMembers(added) || typeOf(present) !== typeOf(added)) throw incorrectType();
  return withMembers(present, added);
};

/** DELETE: what is left of the set; undefined if nothing is, or if there is none. */
export const evaluateDelete = ({ path, value }: DeleteAction, row: Row, scope: Scope): Value | undefined => {
  const [present, taken] = [readPath(row, resolve(path, scope)), literalOf(value, scope)];
  if (present === undefined) return undefined;
  if (!isMembers(present) || !isMembers(taken) || typeOf(present) !== typeOf(taken)) throw incorrectType();
  const left = new Set([...present].filter((member) => !hasMember(taken, member)));
  return left.size > 0 ? left : undefined;
};
