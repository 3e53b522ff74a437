type TokenType = 'word' | 'alias' | 'placeholder' | 'integer' | 'symbol' | 'end';

/** A piece of an expression and where it stands in the text. */
export type Token = {
  readonly type: TokenType;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const PATTERN =
  /\s*(?:(?<word>[a-zA-Z][a-zA-Z0-9_]*)|(?<alias>#[a-zA-Z0-9_]+)|(?<placeholder>:[a-zA-Z0-9_]+)|(?<integer>\d+)|(?<symbol><>|<=|>=|\S))/y;

const TYPES = ['word', 'alias', 'placeholder', 'integer', 'symbol'] as const;

const toToken = (match: RegExpExecArray, end: number): Token => {
  const type = TYPES.find((candidate) => match.groups?.[candidate] !== undefined) ?? 'symbol';
  const text = match.groups?.[type] ?? '';
  return { type, text, start: end - text.length, end };
};

/** Splits an expression; what no rule knows becomes a symbol that the parser will refuse. The last token is the end. */
export const tokenize = (text: string): readonly Token[] => {
  const pattern = new RegExp(PATTERN);
  const tokens: Token[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    tokens.push(toToken(match, pattern.lastIndex));
  }
  return [...tokens, { type: 'end', text: '<EOF>', start: text.length, end: text.length }];
};
