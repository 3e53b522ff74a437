import type * as z from 'zod';
import { isObject, type JsonObject, mapObjects, sortedByKey } from '#scripts/contracts/openapi/json.ts';
import { type Direction, toSchema } from '#scripts/contracts/openapi/to-schema.ts';

/** Stands after the name of a schema as it is sent, until it is known whether it differs from what is answered. */
const SENT = '~';
const DEFS = '#/$defs/';
const COMPONENTS = '#/components/schemas/';

const refTo = (name: string): string => `${COMPONENTS}${name}`;

const redirect = (schema: JsonObject, io: Direction): JsonObject =>
  mapObjects(schema, (object) =>
    typeof object.$ref === 'string' && object.$ref.startsWith(DEFS)
      ? { ...object, $ref: refTo(object.$ref.slice(DEFS.length) + (io === 'input' ? SENT : '')) }
      : object,
  ) as JsonObject;

const referredTo = (schema: JsonObject): string[] =>
  [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);

const alike = (sent: JsonObject, answered: JsonObject): boolean =>
  JSON.stringify(sent).replaceAll(`${SENT}"`, '"') === JSON.stringify(answered);

/** Names that are sent otherwise than answered, themselves or somewhere within. */
const differing = (all: ReadonlyMap<string, JsonObject>): ReadonlySet<string> => {
  const found = new Set<string>();
  const differs = (name: string, sent: JsonObject): boolean => {
    const answered = all.get(name);
    const within = referredTo(sent).some((inner) => found.has(inner.replace(SENT, '')));
    return answered !== undefined && (within || !alike(sent, answered));
  };
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [key, sent] of all)
      if (key.endsWith(SENT) && differs(key.slice(0, -1), sent)) found.add(key.slice(0, -1));
  }
  return found;
};

/** Collects the schemas that several places of a document share. */
export const componentStore = (names: ReadonlyMap<z.ZodType, string>) => {
  const all = new Map<string, JsonObject>();

  /** A schema for use in the document. */
  const use = (schema: z.ZodType, io: Direction): JsonObject => {
    const converted = toSchema(schema, names, io);
    for (const [name, shared] of Object.entries(converted.shared)) {
      const { id: _, ...rest } = redirect(shared, io);
      all.set(io === 'input' ? name + SENT : name, rest);
    }
    return redirect(converted.schema, io);
  };

  /** The document with its components, where what is sent has the name of what is answered unless they differ. */
  const finish = (document: JsonObject): JsonObject => {
    const apart = differing(all);
    const nameOf = (key: string): string =>
      key.endsWith(SENT) ? key.slice(0, -1) + (apart.has(key.slice(0, -1)) ? 'Input' : '') : key;
    const rename = (object: JsonObject): JsonObject =>
      typeof object.$ref === 'string' && object.$ref.startsWith(COMPONENTS)
        ? { ...object, $ref: refTo(nameOf(object.$ref.slice(COMPONENTS.length))) }
        : object;
    const schemas = sortedByKey([...all].map(([key, schema]) => [nameOf(key), schema] as const));
    const components = isObject(document.components) ? document.components : {};
    const own = isObject(components.schemas) ? components.schemas : {};
    const merged = sortedByKey(Object.entries({ ...schemas, ...own }));
    return mapObjects({ ...document, components: { ...components, schemas: merged } }, rename) as JsonObject;
  };

  return { use, finish };
};

export type ComponentStore = ReturnType<typeof componentStore>;
