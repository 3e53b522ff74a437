import { isObject, type JsonObject, mapObjects, sortedByKey } from '#scripts/contracts/openapi/json.ts';

const TYPES = /"urn:bazaar:problem:([a-z0-9-]+)"/g;

const pascal = (slug: string): string =>
  slug.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** More make no name that anyone would read. */
const MOST_TYPES = 4;

const typesIn = (words: string): string[] => [...words.matchAll(TYPES)].map(([, slug = '']) => pascal(slug));

/** `NotAuthenticated`, `InvalidRequestOrMalformedJson`, `Gateway429`: what it says, by which status. */
const nameOf = (status: string, words: string): string => typesIn(words).join('Or') || `Gateway${status}`;

const isRefusal = (status: string): boolean => /^[45]\d\d$/.test(status);

const refusalsIn = (document: JsonObject): (readonly [string, JsonObject])[] => {
  const found: (readonly [string, JsonObject])[] = [];
  mapObjects(document, (object) => {
    if (isObject(object.responses))
      for (const [status, response] of Object.entries(object.responses))
        if (isRefusal(status) && isObject(response)) found.push([status, response]);
    return object;
  });
  return found;
};

/** The refusals that several operations give in the same words, by those words. */
const sharedNames = (document: JsonObject): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const [words, same] of Map.groupBy(refusalsIn(document), ([, response]) => JSON.stringify(response))) {
    const [[status] = ['']] = same;
    const plain = nameOf(status, words);
    const name = [...names.values()].includes(plain) ? `${plain}${status}${names.size}` : plain;
    if (same.length > 1 && typesIn(words).length <= MOST_TYPES) names.set(words, name);
  }
  return names;
};

/** Refusals that several operations give in the same words are written once, as components. */
export const shareResponses = (document: JsonObject): JsonObject => {
  const names = sharedNames(document);
  const refer = (response: JsonObject): JsonObject => {
    const name = names.get(JSON.stringify(response));
    return name === undefined ? response : { $ref: `#/components/responses/${name}` };
  };
  const changed = mapObjects(document, (object) => {
    if (!isObject(object.responses)) return object;
    const entries = Object.entries(object.responses).map(([status, one]) => [status, isObject(one) ? refer(one) : one]);
    return { ...object, responses: Object.fromEntries(entries) };
  }) as JsonObject;
  const responses = sortedByKey([...names].map(([words, name]) => [name, JSON.parse(words) as JsonObject] as const));
  const components = isObject(changed.components) ? changed.components : {};
  return { ...changed, components: { ...components, responses } };
};
