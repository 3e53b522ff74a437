import type { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { validationException } from '../errors.ts';
import type { ExpressionKind, Parsed } from './ast.ts';
import { type Token, tokenize } from './tokenize.ts';

const MAX_EXPRESSION_BYTES = 4096;

export const invalid = (kind: ExpressionKind, message: string): DynamoDBServiceException =>
  validationException(`Invalid ${kind}: ${message}`);

/** A place in an expression, moved forward by the parser, which notes the aliases and placeholders that it meets. */
export type Cursor = {
  readonly kind: ExpressionKind;
  readonly aliases: Set<string>;
  readonly placeholders: Set<string>;
  /** Counts tokens, to tell whether two places are neighbours. */
  readonly position: () => number;
  readonly peek: (ahead?: number) => Token;
  readonly next: () => Token;
  readonly isSymbol: (text: string) => boolean;
  readonly isWord: (keyword: string) => boolean;
  /** Moves on if the symbol is next; says whether it did. */
  readonly take: (symbol: string) => boolean;
  /** @throws ValidationException if the symbol or keyword is not next */
  readonly expect: (text: string) => void;
  /** The error of the token that is next, with its neighbour, as DynamoDB words it. */
  readonly syntaxError: () => DynamoDBServiceException;
  readonly invalid: (message: string) => DynamoDBServiceException;
};

const END: Token = { type: 'end', text: '<EOF>', start: 0, end: 0 };

const cursorOver = (kind: ExpressionKind, text: string): Cursor => {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? tokens.at(-1) ?? END;
  const isSymbol = (symbol: string): boolean => peek().type === 'symbol' && peek().text === symbol;
  const isWord = (keyword: string): boolean => peek().type === 'word' && peek().text.toUpperCase() === keyword;
  const syntaxError = (): DynamoDBServiceException => {
    const near = text.slice((tokens[at - 1] ?? peek()).start, peek(1).end);
    return invalid(kind, `Syntax error; token: "${peek().text}", near: "${near}"`);
  };
  const next = (): Token => {
    at += 1;
    return peek(-1);
  };
  const take = (symbol: string): boolean => isSymbol(symbol) && next() !== undefined;
  const expect = (wanted: string): void => {
    if (!isSymbol(wanted) && !isWord(wanted)) throw syntaxError();
    next();
  };
  return {
    kind,
    aliases: new Set<string>(),
    placeholders: new Set<string>(),
    position: () => at,
    peek,
    next,
    isSymbol,
    isWord,
    take,
    expect,
    syntaxError,
    invalid: (message) => invalid(kind, message),
  };
};

/** Parses a whole expression with a grammar's first rule. */
export const parseWith = <Root>(kind: ExpressionKind, text: string, rule: (cursor: Cursor) => Root): Parsed<Root> => {
  if (text.trim() === '') throw invalid(kind, 'The expression can not be empty;');
  if (Buffer.byteLength(text) > MAX_EXPRESSION_BYTES) {
    throw invalid(kind, 'Expression size has exceeded the maximum allowed size;');
  }
  const cursor = cursorOver(kind, text);
  const root = rule(cursor);
  if (cursor.peek().type !== 'end') throw cursor.syntaxError();
  return { kind, root, aliases: cursor.aliases, placeholders: cursor.placeholders };
};
