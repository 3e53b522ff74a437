import { validationException } from '../errors.ts';
import type { Value } from '../types.ts';
import { admitAttributes, type MarshallOptions } from '../values/admit.ts';
import type { Parsed, Path, Placeholder } from './ast.ts';
import { invalid } from './cursor.ts';

/** What the aliases and placeholders of a request's expressions stand for. */
export type Scope = {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Value>>;
};

/** The part of a request that binds expressions. */
export type Bindings = {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

export type Step = string | number;

/** Names and indexes of a path, its aliases replaced. */
export const resolve = (path: Path, scope: Scope): readonly Step[] =>
  path.aliased ? path.steps.map((step) => (typeof step === 'string' ? (scope.names[step] ?? step) : step)) : path.steps;

export const literalOf = (placeholder: Placeholder, scope: Scope): Value => scope.values[placeholder.name] as Value;

type Used = (parsed: Parsed<unknown>) => ReadonlySet<string>;
const aliases: Used = (parsed) => parsed.aliases;
const placeholders: Used = (parsed) => parsed.placeholders;

const refuseUnused = (
  what: string,
  sign: string,
  given: Readonly<Record<string, unknown>>,
  used: Used,
  expressions: readonly Parsed<unknown>[],
): void => {
  const names = Object.keys(given);
  if (names.length === 0) throw validationException(`${what} must not be empty`);
  const malformed = names.find((name) => !/^.[A-Za-z0-9_]+$/.test(name) || !name.startsWith(sign));
  if (malformed !== undefined) {
    throw validationException(`${what} contains invalid key: Syntax error; key: "${malformed}"`);
  }
  const unused = names.filter((name) => !expressions.some((parsed) => used(parsed).has(name)));
  if (unused.length === 0) return;
  throw validationException(`Value provided in ${what} unused in expressions: keys: {${unused.join(', ')}}`);
};

const refuseUndefined = (expressions: readonly Parsed<unknown>[], { names, values }: Scope): void => {
  for (const { kind, aliases, placeholders } of expressions) {
    for (const alias of aliases) {
      if (Object.hasOwn(names, alias)) continue;
      const which = `used in the document path is not defined; attribute name: ${alias}`;
      throw invalid(kind, `An expression attribute name ${which}`);
    }
    for (const name of placeholders) {
      if (Object.hasOwn(values, name)) continue;
      throw invalid(kind, `An expression attribute value used in expression is not defined; attribute value: ${name}`);
    }
  }
};

const NOTHING = Object.freeze({});

/**
 * Binds a request's expressions to its names and values.
 * @throws ValidationException if one is undefined, unused or malformed, or given without any expression
 */
export const bindScope = (
  { ExpressionAttributeNames: names, ExpressionAttributeValues: given }: Bindings,
  expressions: readonly Parsed<unknown>[],
  options: MarshallOptions,
): Scope => {
  if (expressions.length === 0 && (names ?? given)) {
    const what = names ? 'Names' : 'Values';
    throw validationException(`ExpressionAttribute${what} can only be specified when using expressions`);
  }
  const values = given ? admitAttributes(given, options) : NOTHING;
  const scope: Scope = { names: names ?? NOTHING, values };
  if (expressions.length > 0) refuseUndefined(expressions, scope);
  if (names) refuseUnused('ExpressionAttributeNames', '#', names, aliases, expressions);
  if (given) refuseUnused('ExpressionAttributeValues', ':', values, placeholders, expressions);
  return scope;
};
