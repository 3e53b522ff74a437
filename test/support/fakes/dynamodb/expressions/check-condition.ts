import type { AttributeType, Value } from '../types.ts';
import { typeOf } from '../values/attribute-type.ts';
import { compareOrdered } from '../values/compare.ts';
import type { Between, Compare, Condition, ExpressionKind, Operand, Test } from './ast.ts';
import { invalid } from './cursor.ts';
import { refuseSamePath } from './overlap.ts';
import { literalOf, type Scope } from './scope.ts';

type Context = { readonly kind: ExpressionKind; readonly scope: Scope };

const ORDERED: ReadonlySet<AttributeType> = new Set(['S', 'N', 'B']);
const TEXT: ReadonlySet<AttributeType> = new Set(['S', 'B']);
const SIZED: ReadonlySet<AttributeType> = new Set(['S', 'B', 'SS', 'NS', 'BS', 'L', 'M']);
const TYPE_NAMES: ReadonlySet<unknown> = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M']);

const wrongType = ({ kind }: Context, operator: string, type: string): Error =>
  invalid(
    kind,
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`,
  );

const knownType = (operand: Operand, { scope }: Context): AttributeType | undefined => {
  if (operand.kind === 'size') return 'N';
  return operand.kind === 'placeholder' ? typeOf(literalOf(operand, scope)) : undefined;
};

const refuseOtherThan = (types: ReadonlySet<AttributeType>, name: string, operand: Operand, context: Context): void => {
  const type = knownType(operand, context);
  if (type && !types.has(type)) throw wrongType(context, name, type);
};

const refuseSame = (name: string, first: Operand, others: readonly Operand[], { kind, scope }: Context): void => {
  if (first.kind !== 'path') return;
  for (const other of others) if (other.kind === 'path') refuseSamePath(kind, name, first, other, scope);
};

const showBound = (value: Value): string => `AttributeValue: {${typeOf(value)}:${String(value)}}`;

const checkBetween = ({ of, low, high }: Between, context: Context): void => {
  refuseSame('BETWEEN', of, [low, high], context);
  for (const operand of [of, low, high]) refuseOtherThan(ORDERED, 'BETWEEN', operand, context);
  if (low.kind !== 'placeholder' || high.kind !== 'placeholder') return;
  const [from, to] = [literalOf(low, context.scope), literalOf(high, context.scope)];
  const bounds = `lower bound operand: ${showBound(from)}, upper bound operand: ${showBound(to)}`;
  if (typeOf(from) !== typeOf(to)) {
    throw invalid(context.kind, `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
  }
  if ((compareOrdered(from, to) ?? 0) <= 0) return;
  const rule = 'The BETWEEN operator requires upper bound to be greater than or equal to lower bound';
  throw invalid(context.kind, `${rule}; ${bounds}`);
};

const checkTypeName = (operand: Operand | undefined, context: Context): void => {
  if (operand?.kind !== 'placeholder') throw wrongType(context, 'attribute_type', '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}');
  const name = literalOf(operand, context.scope);
  if (typeof name !== 'string') throw wrongType(context, 'attribute_type', typeOf(name));
  if (TYPE_NAMES.has(name)) return;
  const valid = 'valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}';
  throw invalid(context.kind, `Invalid attribute type name found; type: ${name}, ${valid}`);
};

const checkTest = ({ name, operands }: Test, context: Context): void => {
  const [first, second] = operands;
  if ((name === 'attribute_exists' || name === 'attribute_not_exists') && first?.kind !== 'path') {
    throw invalid(context.kind, `Operator or function requires a document path; operator or function: ${name}`);
  }
  if (name === 'attribute_type') checkTypeName(second, context);
  if (name === 'begins_with') for (const operand of operands) refuseOtherThan(TEXT, name, operand, context);
  if (first && second) refuseSame(name, first, [second], context);
  for (const operand of operands) checkSize(operand, context);
};

const checkSize = (operand: Operand, context: Context): void => {
  if (operand.kind !== 'size') return;
  refuseOtherThan(SIZED, 'size', operand.of, context);
  checkSize(operand.of, context);
};

const checkCompare = ({ operator, left, right }: Compare, context: Context): void => {
  refuseSame(operator, left, [right], context);
  for (const operand of [left, right]) {
    checkSize(operand, context);
    if (operator !== '=' && operator !== '<>') refuseOtherThan(ORDERED, operator, operand, context);
  }
};

const checkSizes = (operands: readonly Operand[], context: Context): void => {
  for (const operand of operands) checkSize(operand, context);
};

/**
 * What can be told of a condition without an item: DynamoDB refuses literals of a wrong type before it looks.
 * @throws ValidationException
 */
export const checkCondition = (condition: Condition, context: Context): void => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkCondition(condition.left, context);
      checkCondition(condition.right, context);
      break;
    case 'not':
      checkCondition(condition.of, context);
      break;
    case 'test':
      checkTest(condition, context);
      break;
    case 'between':
      checkSizes([condition.of, condition.low, condition.high], context);
      checkBetween(condition, context);
      break;
    case 'in':
      checkSizes([condition.of, ...condition.candidates], context);
      refuseSame('IN', condition.of, condition.candidates, context);
      break;
    case 'compare':
      checkCompare(condition, context);
  }
};
