import type { Comparator, Condition, ExpressionKind, Operand, Parsed, TestName } from './ast.ts';
import { type Cursor, parseWith } from './cursor.ts';
import { parseGroup } from './parse-group.ts';
import { isCall, parseArguments, parsePath, parsePlaceholder } from './parse-path.ts';

type Node = Condition | Operand;

const COMPARATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
const OPERAND_COUNTS: Readonly<Record<TestName | 'size', number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};
const UPDATE_FUNCTIONS: ReadonlySet<string> = new Set(['if_not_exists', 'list_append']);

const isOperand = (node: Node): node is Operand =>
  node.kind === 'path' || node.kind === 'placeholder' || node.kind === 'size';

const asCondition = (cursor: Cursor, node: Node): Condition => {
  if (isOperand(node)) throw cursor.syntaxError();
  return node;
};

const asOperand = (cursor: Cursor, node: Node): Operand => {
  if (isOperand(node)) return node;
  if (node.kind !== 'test') throw cursor.syntaxError();
  throw cursor.invalid(`The function is not allowed to be used this way in an expression; function: ${node.name}`);
};

const parseCall = (cursor: Cursor): Node => {
  const name = cursor.next().text;
  if (UPDATE_FUNCTIONS.has(name)) {
    throw cursor.invalid(`The function is not allowed in a condition expression; function: ${name}`);
  }
  if (!Object.hasOwn(OPERAND_COUNTS, name)) throw cursor.invalid(`Invalid function name; function: ${name}`);
  cursor.expect('(');
  const operands = parseArguments(cursor, parseOperand);
  if (operands.length !== OPERAND_COUNTS[name as TestName]) {
    const which = `operator or function: ${name}, number of operands: ${operands.length}`;
    throw cursor.invalid(`Incorrect number of operands for operator or function; ${which}`);
  }
  const [first] = operands;
  return name === 'size' && first ? { kind: 'size', of: first } : { kind: 'test', name: name as TestName, operands };
};

const parsePlain = (cursor: Cursor): Node => {
  if (isCall(cursor)) return parseCall(cursor);
  return cursor.peek().type === 'placeholder' ? parsePlaceholder(cursor) : parsePath(cursor);
};

const parseOperand = (cursor: Cursor): Operand =>
  cursor.isSymbol('(') ? parseGroup(cursor, parseOperand) : asOperand(cursor, parsePlain(cursor));

const parseIn = (cursor: Cursor, of: Operand): Condition => {
  cursor.expect('(');
  const candidates = parseArguments(cursor, parseOperand);
  if (candidates.length > 100) {
    const which = `operator or function: IN, number of operands: ${candidates.length + 1}`;
    throw cursor.invalid(`Incorrect number of operands for operator or function; ${which}`);
  }
  return { kind: 'in', of, candidates };
};

const parseBetween = (cursor: Cursor, of: Operand): Condition => {
  const low = parseOperand(cursor);
  cursor.expect('AND');
  return { kind: 'between', of, low, high: parseOperand(cursor) };
};

const parsePredicate = (cursor: Cursor): Node => {
  const left = cursor.isSymbol('(') ? parseGroup<Node>(cursor, parseOr) : parsePlain(cursor);
  const { type, text } = cursor.peek();
  if (type === 'symbol' && COMPARATORS.has(text)) {
    const of = asOperand(cursor, left);
    cursor.next();
    return { kind: 'compare', operator: text as Comparator, left: of, right: parseOperand(cursor) };
  }
  if (!cursor.isWord('BETWEEN') && !cursor.isWord('IN')) return left;
  const of = asOperand(cursor, left);
  return cursor.next().text.toUpperCase() === 'IN' ? parseIn(cursor, of) : parseBetween(cursor, of);
};

const parseNot = (cursor: Cursor): Node => {
  if (!cursor.isWord('NOT')) return parsePredicate(cursor);
  cursor.next();
  return { kind: 'not', of: asCondition(cursor, parseNot(cursor)) };
};

const parseAnd = (cursor: Cursor): Node => {
  let left = parseNot(cursor);
  while (cursor.isWord('AND')) {
    left = asCondition(cursor, left);
    cursor.next();
    left = { kind: 'and', left, right: asCondition(cursor, parseNot(cursor)) };
  }
  return left;
};

const parseOr = (cursor: Cursor): Node => {
  let left = parseAnd(cursor);
  while (cursor.isWord('OR')) {
    left = asCondition(cursor, left);
    cursor.next();
    left = { kind: 'or', left, right: asCondition(cursor, parseAnd(cursor)) };
  }
  return left;
};

/** The grammar of condition, filter and key condition expressions. NOT binds closest, then AND, then OR. */
export const parseCondition = (kind: ExpressionKind, text: string): Parsed<Condition> =>
  parseWith(kind, text, (cursor) => asCondition(cursor, parseOr(cursor)));
