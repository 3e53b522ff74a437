import { answerChanges } from '#scripts/contracts/answer-changes.ts';
import type { Schema } from '#scripts/contracts/breaking-changes.ts';
import type { JsonObject } from '#scripts/contracts/openapi/json.ts';
import { problemChanges } from '#scripts/contracts/problem-changes.ts';
import { requestChanges } from '#scripts/contracts/request-changes.ts';
import { bodiesIn, operationsOf, type Side, whole, wholeObject } from '#scripts/contracts/whole.ts';

const ofBody = (before: Side, after: Side): string[] => {
  const [was, is] = [before, after].map(({ document, operation }) => wholeObject(document, operation.requestBody));
  const [old, now] = [bodiesIn(was ?? {}), bodiesIn(is ?? {})];
  const wanted = is?.required === true && was?.required !== true ? ['wants a body now'] : [];
  if (old.size > 0 && now.size === 0) return ['takes no body any more'];
  const changed = [...old].flatMap(([media, schema]) => {
    const narrowed = now.get(media);
    return narrowed === undefined ? [`takes no ${media} any more`] : requestChanges(schema, narrowed);
  });
  return [...wanted, ...changed];
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

const RULES = [ofName, ofAccess, ofParameters, ofBody, answerChanges] as const;

/**
 * What a client of the API could trip over when one document takes the place of another. A route that was deprecated may
 * go; new routes, new optional fields and new problems are no break.
 * @returns one sentence for each, with the route, or with the type of a problem wherever it comes
 */
export const httpChanges = (before: JsonObject, after: JsonObject): string[] => {
  const now = operationsOf(after);
  const ofRoutes = [...operationsOf(before)].flatMap(([route, was]) => {
    const is = now.get(route);
    if (is === undefined) return was.operation.deprecated === true ? [] : [`${route} is gone`];
    return RULES.flatMap((rule) => rule(was, is)).map((change) => `${route}: ${change}`);
  });
  return [...ofRoutes, ...problemChanges(before, after)];
};
