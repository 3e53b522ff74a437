import type { Row, Value } from '../types.ts';
import { isBinary, isDocument, isList, isMembers, typeOf } from '../values/attribute-type.ts';
import { compareOrdered, equals, hasMember } from '../values/compare.ts';
import { readPath } from '../values/document-path.ts';
import type { Between, Comparator, Compare, Condition, Operand, Test } from './ast.ts';
import { literalOf, resolve, type Scope } from './scope.ts';

const sizeOf = (value: Value | undefined): number | undefined => {
  // UTF-16 units, as DynamoDB answers: "é𝄞" has 3.
  if (typeof value === 'string') return value.length;
  if (value === undefined || typeof value !== 'object' || value === null) return undefined;
  if (isBinary(value)) return value.byteLength;
  if (isMembers(value)) return value.size;
  if (isList(value)) return value.length;
  return isDocument(value) ? Object.keys(value).length : undefined;
};

const evaluate = (operand: Operand, row: Row | undefined, scope: Scope): Value | undefined => {
  if (operand.kind === 'placeholder') return literalOf(operand, scope);
  if (operand.kind === 'path') return readPath(row, resolve(operand, scope));
  return sizeOf(evaluate(operand.of, row, scope));
};

const same = (a: Value | undefined, b: Value | undefined): boolean =>
  a !== undefined && b !== undefined && equals(a, b);

const ORDER_TESTS: Readonly<Record<Exclude<Comparator, '=' | '<>'>, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const inOrder = (operator: Exclude<Comparator, '=' | '<>'>, a: Value | undefined, b: Value | undefined): boolean => {
  if (a === undefined || b === undefined) return false;
  const order = compareOrdered(a, b);
  return order !== undefined && ORDER_TESTS[operator](order);
};

const compare = ({ operator, left, right }: Compare, row: Row | undefined, scope: Scope): boolean => {
  const a = evaluate(left, row, scope);
  const b = evaluate(right, row, scope);
  if (operator === '=') return same(a, b);
  // True where an attribute is missing: nothing equals what is not there.
  return operator === '<>' ? !same(a, b) : inOrder(operator, a, b);
};

const between = ({ of, low, high }: Between, row: Row | undefined, scope: Scope): boolean => {
  const value = evaluate(of, row, scope);
  return inOrder('>=', value, evaluate(low, row, scope)) && inOrder('<=', value, evaluate(high, row, scope));
};

const beginsWith = (whole: Value | undefined, start: Value | undefined): boolean => {
  if (typeof whole === 'string') return typeof start === 'string' && whole.startsWith(start);
  if (whole === undefined || start === undefined || !isBinary(whole) || !isBinary(start)) return false;
  return Buffer.compare(whole.subarray(0, start.byteLength), start) === 0;
};

const contains = (whole: Value | undefined, part: Value | undefined): boolean => {
  if (whole === undefined || part === undefined) return false;
  if (typeof whole === 'string') return typeof part === 'string' && whole.includes(part);
  if (isList(whole)) return whole.some((element) => equals(element, part));
  if (isBinary(whole)) return isBinary(part) && Buffer.from(whole).includes(Buffer.from(part));
  if (!isMembers(whole) || typeof part === 'boolean' || part === null) return false;
  return (typeof part !== 'object' || isBinary(part)) && hasMember(whole, part);
};

const test = ({ name, operands }: Test, row: Row | undefined, scope: Scope): boolean => {
  const [first, second] = operands.map((operand) => evaluate(operand, row, scope));
  switch (name) {
    case 'attribute_exists':
      return first !== undefined;
    case 'attribute_not_exists':
      return first === undefined;
    case 'attribute_type':
      return first !== undefined && typeOf(first) === second;
    case 'begins_with':
      return beginsWith(first, second);
    case 'contains':
      return contains(first, second);
  }
};

/** Whether a condition holds for a row; a row that does not exist has no attributes. */
export const holds = (condition: Condition, row: Row | undefined, scope: Scope): boolean => {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, row, scope) && holds(condition.right, row, scope);
    case 'or':
      return holds(condition.left, row, scope) || holds(condition.right, row, scope);
    case 'not':
      return !holds(condition.of, row, scope);
    case 'compare':
      return compare(condition, row, scope);
    case 'between':
      return between(condition, row, scope);
    case 'in': {
      const value = evaluate(condition.of, row, scope);
      return condition.candidates.some((candidate) => same(value, evaluate(candidate, row, scope)));
    }
    case 'test':
      return test(condition, row, scope);
  }
};
