import type { Cursor } from './cursor.ts';

const isParenthesis = (cursor: Cursor, ahead: number, text: string): boolean =>
  cursor.peek(ahead).type === 'symbol' && cursor.peek(ahead).text === text;

/** How many tokens back from here the group closes that opens at a position. */
const closingOf = (cursor: Cursor, opening: number): number => {
  let depth = 0;
  for (let ahead = opening - cursor.position(); ahead < 0; ahead += 1) {
    if (isParenthesis(cursor, ahead, '(')) depth += 1;
    if (isParenthesis(cursor, ahead, ')')) depth -= 1;
    if (depth === 0) return ahead;
  }
  return 0;
};

/**
 * `( rule )`
 * @throws ValidationException for `(( rule ))`
 */
export const parseGroup = <T>(cursor: Cursor, rule: (cursor: Cursor) => T): T => {
  const startsTwice = isParenthesis(cursor, 1, '(');
  cursor.expect('(');
  const start = cursor.position();
  const inner = rule(cursor);
  const endsTwice = cursor.isSymbol(')') && startsTwice && closingOf(cursor, start) === -1;
  cursor.expect(')');
  if (endsTwice) throw cursor.invalid('The expression has redundant parentheses;');
  return inner;
};
