import type { Path, Placeholder } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { isReservedWord } from './reserved-words.ts';

const parseName = (cursor: Cursor): string => {
  const { type, text } = cursor.peek();
  if (type === 'alias') cursor.aliases.add(text);
  else if (type !== 'word') throw cursor.syntaxError();
  else if (isReservedWord(text)) {
    throw cursor.invalid(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
  }
  return cursor.next().text;
};

const parseIndex = (cursor: Cursor): number => {
  if (cursor.peek().type !== 'integer') throw cursor.syntaxError();
  const index = Number(cursor.next().text);
  cursor.expect(']');
  return index;
};

const isAlias = (step: string | number): boolean => typeof step === 'string' && step.startsWith('#');

/** `name`, `#alias`, `a.b`, `a[0].b` */
export const parsePath = (cursor: Cursor): Path => {
  const steps: (string | number)[] = [parseName(cursor)];
  for (;;) {
    if (cursor.take('.')) steps.push(parseName(cursor));
    else if (cursor.take('[')) steps.push(parseIndex(cursor));
    else return { kind: 'path', steps, aliased: steps.some(isAlias) };
  }
};

/** `:name` */
export const parsePlaceholder = (cursor: Cursor): Placeholder => {
  if (cursor.peek().type !== 'placeholder') throw cursor.syntaxError();
  const name = cursor.next().text;
  cursor.placeholders.add(name);
  return { kind: 'placeholder', name };
};

export const isCall = (cursor: Cursor): boolean =>
  cursor.peek().type === 'word' && cursor.peek(1).type === 'symbol' && cursor.peek(1).text === '(';

/** `rule, rule, …)`: the opening parenthesis has been taken. */
export const parseArguments = <T>(cursor: Cursor, rule: (cursor: Cursor) => T): T[] => {
  const found = [rule(cursor)];
  while (cursor.take(',')) found.push(rule(cursor));
  cursor.expect(')');
  return found;
};
