import type { JsonObject } from '#scripts/contracts/openapi/json.ts';
import { bodiesIn, objectsIn, operationsOf, wholeObject } from '#scripts/contracts/whole.ts';

const PROBLEM = 'application/problem+json';

type Problem = { readonly type: string; readonly status: string };

type Operations = ReturnType<typeof operationsOf>;

const problemsIn = (operations: Operations): Problem[] =>
  [...operations.values()].flatMap(({ document, operation }) =>
    Object.entries(objectsIn(wholeObject(document, operation.responses))).flatMap(([status, response]) => {
      const types = bodiesIn(response).get(PROBLEM)?.properties?.type?.enum ?? [];
      return types.map((type) => ({ type: String(type), status }));
    }),
  );

/** With which status each type of problem comes, on whichever route. */
const statusesByType = (operations: Operations): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...Map.groupBy(problemsIn(operations), ({ type }) => type)].map(([type, same]) => [
      type,
      [...new Set(same.map(({ status }) => status))].sort(),
    ]),
  );

/**
 * What a client could trip over that switches on the types of problems: one that is nowhere any more, as after it was
 * renamed, or that comes with another status. A route that ceases to refuse something harms nobody, as one that
 * went with all its problems; and a new refusal is one that clients must be ready for.
 * @returns one sentence for each, with the type
 */
export const problemChanges = (before: JsonObject, after: JsonObject): string[] => {
  const routes = operationsOf(after);
  const kept = new Map([...operationsOf(before)].filter(([route]) => routes.has(route)));
  const now = statusesByType(routes);
  return [...statusesByType(kept)].flatMap(([type, statuses]) => {
    const is = now.get(type);
    if (is === undefined) return [`the problem ${type} is gone`];
    const gone = statuses.some((status) => !is.includes(status));
    return gone ? [`the problem ${type} was ${statuses.join(', ')} and is ${is.join(', ')}`] : [];
  });
};
