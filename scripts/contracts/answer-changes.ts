import { breakingChanges } from '#scripts/contracts/breaking-changes.ts';
import type { JsonObject } from '#scripts/contracts/openapi/json.ts';
import { bodiesIn, objectsIn, type Side, schemaIn, wholeObject } from '#scripts/contracts/whole.ts';

type Change = { readonly status: string; readonly was: JsonObject; readonly is: JsonObject };

const served = (status: string): boolean => status.startsWith('2');

/** They say that a route will go; a route that stays after all breaks nobody. */
const FAREWELL: readonly string[] = ['Deprecation', 'Sunset', 'Link'];

const ofHeaders = ({ status, was, is }: Change): string[] => {
  const now = objectsIn(is.headers);
  return Object.entries(objectsIn(was.headers))
    .filter(([name]) => !FAREWELL.includes(name))
    .flatMap(([name, before]) => {
      const after = now[name];
      if (after === undefined) return [`${status} has no header ${name} any more`];
      const optional = before.required === true && after.required !== true;
      return [
        ...(optional ? [`${status}: header ${name} may now be missing`] : []),
        ...breakingChanges(schemaIn(before), schemaIn(after), `${status}: header ${name}`),
      ];
    });
};

/** Of what was asked for: how a refusal is told is the same for all routes, and a matter of the problems' types. */
const ofBodies = ({ status, was, is }: Change): string[] => {
  const [before, after] = [bodiesIn(was), bodiesIn(is)];
  if (!served(status)) return [];
  if (before.size > 0 && after.size === 0) return [`${status} has no body any more`];
  return [...before].flatMap(([media, schema]) => {
    const now = after.get(media);
    return now === undefined
      ? [`${status} is not answered as ${media} any more`]
      : breakingChanges(schema, now, `${status}: body`);
  });
};

/**
 * What a client could trip over that reads what an operation answers: a success that is gone, a body or a part of one, a
 * header. Refusals may come and go.
 * @returns one sentence for each, with the status
 */
export const answerChanges = (before: Side, after: Side): string[] => {
  const [were, are] = [before, after].map(({ document, operation }) =>
    objectsIn(wholeObject(document, operation.responses)),
  );
  return Object.entries(were ?? {}).flatMap(([status, was]) => {
    const is = are?.[status];
    if (is === undefined) return served(status) ? [`does not answer ${status} any more`] : [];
    return [ofHeaders, ofBodies].flatMap((rule) => rule({ status, was, is }));
  });
};
