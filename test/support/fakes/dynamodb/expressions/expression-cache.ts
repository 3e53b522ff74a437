import type { Condition, ExpressionKind, Parsed, Path, UpdateAction } from './ast.ts';
import { parseCondition } from './parse-condition.ts';
import { parseProjection } from './parse-projection.ts';
import { parseUpdate } from './parse-update.ts';

type ConditionKind = 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression';

/** Parses each expression once. An expression that is not given has no parsed form. */
export type ExpressionCache = {
  readonly condition: (kind: ConditionKind, text: string | undefined) => Parsed<Condition> | undefined;
  readonly update: (text: string | undefined) => Parsed<readonly UpdateAction[]> | undefined;
  readonly projection: (text: string | undefined) => Parsed<readonly Path[]> | undefined;
};

const remember = <Root>(parse: (text: string) => Parsed<Root>) => {
  const parsed = new Map<string, Parsed<Root>>();
  return (text: string | undefined): Parsed<Root> | undefined => {
    if (text === undefined) return undefined;
    const known = parsed.get(text) ?? parse(text);
    parsed.set(text, known);
    return known;
  };
};

export const expressionCache = (): ExpressionCache => {
  const parserOf = (kind: ExpressionKind) => remember((text) => parseCondition(kind, text));
  const conditions: Readonly<Record<ConditionKind, ReturnType<typeof parserOf>>> = {
    ConditionExpression: parserOf('ConditionExpression'),
    FilterExpression: parserOf('FilterExpression'),
    KeyConditionExpression: parserOf('KeyConditionExpression'),
  };
  return {
    condition: (kind, text) => conditions[kind](text),
    update: remember(parseUpdate),
    projection: remember(parseProjection),
  };
};
