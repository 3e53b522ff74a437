import { breakingChanges, type Schema } from '#scripts/contracts/breaking-changes.ts';
import { isObject, type Json, type JsonObject } from '#scripts/contracts/openapi/json.ts';
import { requestChanges } from '#scripts/contracts/request-changes.ts';

type Side = { readonly document: JsonObject; readonly operation: JsonObject };

const pointed = (document: JsonObject, pointer: string): Json =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json>((value, part) => (isObject(value) ? (value[part] ?? {}) : {}), document);

/** With everything that it refers to in its place; our schemas refer to no schema that refers back. */
const whole = (document: JsonObject, value: Json): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => whole(document, item));
  if (!isObject(value)) return value;
  if (typeof value.$ref === 'string') return whole(document, pointed(document, value.$ref));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(document, inner)]));
};

const wholeObject = (document: JsonObject, value: Json | undefined): JsonObject => {
  const found = whole(document, value ?? {});
  return isObject(found) ? found : {};
};

const schemaIn = (part: JsonObject): Schema | undefined => {
  const content = isObject(part.content) ? part.content : {};
  const media = content['application/json'];
  return isObject(media) && isObject(media.schema) ? (media.schema as Schema) : undefined;
};

const served = (status: string): boolean => status.startsWith('2');

const ofAnswers = (before: Side, after: Side): string[] => {
  const [were, are] = [before, after].map(({ document, operation }) => wholeObject(document, operation.responses));
  return Object.keys(were ?? {})
    .filter(served)
    .flatMap((status) => {
      const [was, is] = [were?.[status], are?.[status]];
      if (!isObject(is)) return [`does not answer ${status} any more`];
      const [old, now] = [isObject(was) ? schemaIn(was) : undefined, schemaIn(is)];
      if (old === undefined) return [];
      return now === undefined ? [`${status} has no body any more`] : breakingChanges(old, now, `${status}: body`);
    });
};

const ofBody = (before: Side, after: Side): string[] => {
  const [was, is] = [before, after].map(({ document, operation }) => wholeObject(document, operation.requestBody));
  const [old, now] = [schemaIn(was ?? {}), schemaIn(is ?? {})];
  const wanted = is?.required === true && was?.required !== true ? ['wants a body now'] : [];
  return [...wanted, ...(old && now ? requestChanges(old, now) : [])];
};

type Parameters = ReadonlyMap<string, JsonObject>;

const parametersOf = ({ document, operation }: Side): Parameters => {
  const all = whole(document, operation.parameters ?? []) as readonly JsonObject[];
  return new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
};

const ofParameters = (before: Side, after: Side): string[] => {
  const [were, are] = [parametersOf(before), parametersOf(after)];
  const changed = [...were].flatMap(([key, was]) => {
    const is = are.get(key);
    if (is === undefined) return was.in === 'header' ? [] : [`${key} is refused now`];
    return requestChanges(was.schema as Schema, is.schema as Schema, key);
  });
  const wanted = [...are].filter(([key, { required }]) => required === true && were.get(key)?.required !== true);
  return [...changed, ...wanted.map(([key]) => `${key} must be given now`)];
};

const accessOf = ({ operation }: Side): string => JSON.stringify(operation.security ?? []);

const ofAccess = (before: Side, after: Side): string[] =>
  accessOf(before) === accessOf(after) ? [] : [`lets others in: ${accessOf(before)} became ${accessOf(after)}`];

const ofName = (before: Side, after: Side): string[] =>
  before.operation.operationId === after.operation.operationId
    ? []
    : [`is called ${String(after.operation.operationId)} now`];

const operationsOf = (document: JsonObject): ReadonlyMap<string, Side> => {
  const paths = isObject(document.paths) ? document.paths : {};
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).map(([method, operation]) => {
      const side = { document, operation: isObject(operation) ? operation : {} };
      return [`${method.toUpperCase()} ${path}`, side] as const;
    }),
  );
  return new Map(all);
};

const RULES = [ofName, ofAccess, ofParameters, ofBody, ofAnswers] as const;

/**
 * What a client of the API could trip over when one document takes the place of another. A route that was deprecated may
 * go; new routes, new optional fields and new problems are no break.
 * @returns one sentence for each, with the route
 */
export const httpChanges = (before: JsonObject, after: JsonObject): string[] => {
  const now = operationsOf(after);
  return [...operationsOf(before)].flatMap(([route, was]) => {
    const is = now.get(route);
    if (is === undefined) return was.operation.deprecated === true ? [] : [`${route} is gone`];
    return RULES.flatMap((rule) => rule(was, is)).map((change) => `${route}: ${change}`);
  });
};
