import { validationException } from '../errors.ts';
import type { Value } from '../types.ts';
import { compareText } from '../values/compare.ts';
import type { Between, Comparator, Compare, Condition, Operand, Test } from './ast.ts';
import { literalOf, resolve, type Scope } from './scope.ts';

/** Names of the attributes by which a table or an index is queried. */
export type KeySchema = { readonly partition: string; readonly sort?: string | undefined };

/** Where a sort key stands: before (-1), in (0) or after (1) the wanted range. It only grows along the sort order. */
type Place = (sortKey: string) => -1 | 0 | 1;
export type KeyCondition = { readonly partition: string; readonly place: Place };

type Bound = { readonly name: string; readonly equalTo?: string; readonly place: Place };

const everywhere: Place = () => 0;
const notSupported = (what: string): Error =>
  validationException(`Invalid operator used in KeyConditionExpression: ${what}`);

const PLACES: Readonly<Record<Exclude<Comparator, '<>'>, (order: number) => -1 | 0 | 1>> = {
  '=': (order) => (order < 0 ? -1 : order > 0 ? 1 : 0),
  '<': (order) => (order < 0 ? 0 : 1),
  '<=': (order) => (order <= 0 ? 0 : 1),
  '>': (order) => (order > 0 ? 0 : -1),
  '>=': (order) => (order >= 0 ? 0 : -1),
};
const FLIPPED: Readonly<Record<Comparator, Comparator>> = {
  ...({ '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const),
};

const nameOf = (operand: Operand | undefined, scope: Scope): string => {
  const steps = operand?.kind === 'path' ? resolve(operand, scope) : [];
  if (steps.length === 1) return String(steps[0]);
  throw validationException('Query key condition not supported');
};

const textOf = (operand: Operand | undefined, name: string, scope: Scope): string => {
  if (operand?.kind !== 'placeholder') {
    const rule = 'Multiple attribute names used in one condition';
    throw validationException(`Invalid condition in KeyConditionExpression: ${rule}`);
  }
  const value: Value = literalOf(operand, scope);
  if (typeof value !== 'string') {
    const rule = 'Condition parameter type does not match schema type';
    throw validationException(`One or more parameter values were invalid: ${rule}`);
  }
  if (value !== '') return value;
  const rule = 'The AttributeValue for a key attribute cannot contain an empty string value';
  throw validationException(`One or more parameter values are not valid. ${rule}. Key: ${name}`);
};

const fromCompare = ({ operator, left, right }: Compare, scope: Scope): Bound => {
  if (right.kind === 'path' && left.kind !== 'path') {
    return fromCompare({ kind: 'compare', operator: FLIPPED[operator], left: right, right: left }, scope);
  }
  if (operator === '<>') throw notSupported('<>');
  const name = nameOf(left, scope);
  const text = textOf(right, name, scope);
  const inRange = PLACES[operator];
  const place: Place = (sortKey) => inRange(compareText(sortKey, text));
  return operator === '=' ? { name, equalTo: text, place } : { name, place };
};

const fromBetween = ({ of, low, high }: Between, scope: Scope): Bound => {
  const name = nameOf(of, scope);
  const [from, to] = [textOf(low, name, scope), textOf(high, name, scope)];
  const place: Place = (sortKey) => (compareText(sortKey, from) < 0 ? -1 : compareText(sortKey, to) > 0 ? 1 : 0);
  return { name, place };
};

const fromBeginsWith = ({ name: test, operands: [first, second] }: Test, scope: Scope): Bound => {
  if (test !== 'begins_with') throw notSupported(test);
  const name = nameOf(first, scope);
  const start = textOf(second, name, scope);
  const place: Place = (sortKey) => (sortKey.startsWith(start) ? 0 : compareText(sortKey, start) < 0 ? -1 : 1);
  return { name, place };
};

const boundsOf = (condition: Condition, scope: Scope): readonly Bound[] => {
  switch (condition.kind) {
    case 'and':
      return [...boundsOf(condition.left, scope), ...boundsOf(condition.right, scope)];
    case 'compare':
      return [fromCompare(condition, scope)];
    case 'between':
      return [fromBetween(condition, scope)];
    case 'test':
      return [fromBeginsWith(condition, scope)];
    default:
      throw notSupported(condition.kind.toUpperCase());
  }
};

/**
 * What a key condition asks of a table's or an index's key: one partition, and a range of its sort keys.
 * @throws ValidationException for anything that DynamoDB's Query does not allow
 */
export const keyConditionOf = (condition: Condition, schema: KeySchema, scope: Scope): KeyCondition => {
  const bounds = boundsOf(condition, scope);
  if (new Set(bounds.map(({ name }) => name)).size < bounds.length) {
    throw validationException('KeyConditionExpressions must only contain one condition per key');
  }
  const partition = bounds.find(({ name }) => name === schema.partition);
  if (!partition) throw validationException(`Query condition missed key schema element: ${schema.partition}`);
  const others = bounds.filter((bound) => bound !== partition);
  const sort = others.find(({ name }) => name === schema.sort);
  if (partition.equalTo === undefined || others.length > 1)
    throw validationException('Query key condition not supported');
  if (others.length === 1 && !sort) {
    throw validationException(`Query condition missed key schema element: ${schema.sort ?? schema.partition}`);
  }
  return { partition: partition.equalTo, place: sort?.place ?? everywhere };
};
