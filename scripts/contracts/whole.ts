import type { Schema } from '#scripts/contracts/breaking-changes.ts';
import { isObject, type Json, type JsonObject } from '#scripts/contracts/openapi/json.ts';

/** One operation of one of two documents that are compared. */
export type Side = { readonly document: JsonObject; readonly operation: JsonObject };

const pointed = (document: JsonObject, pointer: string): Json =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json>((value, part) => (isObject(value) ? (value[part] ?? {}) : {}), document);

/** Of each document what its references stand for: most are referred to by many operations. */
const resolved = new WeakMap<JsonObject, Map<string, Json>>();

const referred = (document: JsonObject, pointer: string): Json => {
  const known = resolved.get(document) ?? new Map<string, Json>();
  resolved.set(document, known);
  const found = known.get(pointer) ?? whole(document, pointed(document, pointer));
  known.set(pointer, found);
  return found;
};

/** With everything that it refers to in its place; our schemas refer to no schema that refers back. */
export const whole = (document: JsonObject, value: Json): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => whole(document, item));
  if (!isObject(value)) return value;
  if (typeof value.$ref === 'string') return referred(document, value.$ref);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(document, inner)]));
};

/** As `whole`; what is no object counts as an empty one. */
export const wholeObject = (document: JsonObject, value: Json | undefined): JsonObject => {
  const found = whole(document, value ?? {});
  return isObject(found) ? found : {};
};

/** The objects among the values of a part, by their keys. */
export const objectsIn = (value: Json | undefined): Readonly<Record<string, JsonObject>> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).filter((entry): entry is [string, JsonObject] => isObject(entry[1])),
  );

/** The schema that a part of a document has, or one that lets all pass. */
export const schemaIn = ({ schema }: JsonObject): Schema => (isObject(schema) ? (schema as Schema) : {});

/** The kinds of bodies that a request or an answer may have, each with its schema. */
export const bodiesIn = ({ content }: JsonObject): ReadonlyMap<string, Schema> =>
  new Map(Object.entries(objectsIn(content)).map(([media, part]) => [media, schemaIn(part)]));

/** Every operation of a document by its route, as in `POST /orders`. */
export const operationsOf = (document: JsonObject): ReadonlyMap<string, Side> =>
  new Map(
    Object.entries(objectsIn(document.paths)).flatMap(([path, item]) =>
      Object.entries(objectsIn(item)).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, { document, operation }] as const,
      ),
    ),
  );
