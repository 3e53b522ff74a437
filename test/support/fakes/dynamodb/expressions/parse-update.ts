import type { AddAction, DeleteAction, Parsed, SetAction, SetOperand, SetValue, UpdateAction } from './ast.ts';
import { type Cursor, parseWith } from './cursor.ts';
import { parseGroup } from './parse-group.ts';
import { isCall, parseArguments, parsePath, parsePlaceholder } from './parse-path.ts';

const CONDITION_FUNCTIONS: ReadonlySet<string> = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
  'size',
]);

const parseTwo = (cursor: Cursor, name: string): readonly [SetOperand, SetOperand] => {
  cursor.expect('(');
  const [first, second, ...rest] = parseArguments(cursor, parseSetOperand);
  if (first && second && rest.length === 0) return [first, second];
  const which = `operator or function: ${name}, number of operands: ${second ? rest.length + 2 : 1}`;
  throw cursor.invalid(`Incorrect number of operands for operator or function; ${which}`);
};

const parseCall = (cursor: Cursor): SetOperand => {
  const name = cursor.next().text;
  if (CONDITION_FUNCTIONS.has(name)) {
    throw cursor.invalid(`The function is not allowed in an update expression; function: ${name}`);
  }
  if (name !== 'if_not_exists' && name !== 'list_append') {
    throw cursor.invalid(`Invalid function name; function: ${name}`);
  }
  const [first, second] = parseTwo(cursor, name);
  if (name === 'list_append') return { kind: name, first, second };
  if (first.kind === 'path') return { kind: name, path: first, otherwise: second };
  throw cursor.invalid(`Operator or function requires a document path; operator or function: ${name}`);
};

const parseSetOperand = (cursor: Cursor): SetOperand => {
  if (cursor.isSymbol('(')) return parseGroup(cursor, parseSetOperand);
  if (isCall(cursor)) return parseCall(cursor);
  return cursor.peek().type === 'placeholder' ? parsePlaceholder(cursor) : parsePath(cursor);
};

const parseSetValue = (cursor: Cursor): SetValue => {
  const left = cursor.isSymbol('(') ? parseGroup(cursor, parseSetValue) : parseSetOperand(cursor);
  if (left.kind === 'arithmetic' || (!cursor.isSymbol('+') && !cursor.isSymbol('-'))) return left;
  const operator = cursor.next().text === '+' ? '+' : '-';
  return { kind: 'arithmetic', operator, left, right: parseSetOperand(cursor) };
};

const parseSet = (cursor: Cursor): SetAction => {
  const path = parsePath(cursor);
  cursor.expect('=');
  return { kind: 'SET', path, value: parseSetValue(cursor) };
};

const parsePair =
  (kind: 'ADD' | 'DELETE') =>
  (cursor: Cursor): AddAction | DeleteAction => ({
    kind,
    path: parsePath(cursor),
    value: parsePlaceholder(cursor),
  });

const ACTIONS: ReadonlyMap<string, (cursor: Cursor) => UpdateAction> = new Map([
  ['SET', parseSet],
  ['REMOVE', (cursor: Cursor): UpdateAction => ({ kind: 'REMOVE', path: parsePath(cursor) })],
  ['ADD', parsePair('ADD')],
  ['DELETE', parsePair('DELETE')],
]);

const parseSections = (cursor: Cursor): readonly UpdateAction[] => {
  const actions: UpdateAction[] = [];
  const seen = new Set<string>();
  while (cursor.peek().type !== 'end') {
    const section = cursor.peek().text.toUpperCase();
    const parseAction = ACTIONS.get(section);
    if (!parseAction) throw cursor.syntaxError();
    if (seen.has(section)) {
      throw cursor.invalid(`The "${section}" section can only be used once in an update expression;`);
    }
    seen.add(section);
    cursor.next();
    do actions.push(parseAction(cursor));
    while (cursor.take(','));
  }
  return actions;
};

export const parseUpdate = (text: string): Parsed<readonly UpdateAction[]> =>
  parseWith('UpdateExpression', text, parseSections);
