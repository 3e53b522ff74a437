import { bodySchema, type Operation, schemaAt } from '#test/support/security/operations.ts';

type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
};

/** A place in a body: where it is (JSON Pointer), what may be there and what is there in the sample. */
export type Place = { readonly pointer: string; readonly schema: Schema; readonly value: unknown };

const followed = (schema: Schema): Schema => (schema.$ref === undefined ? schema : (schemaAt(schema.$ref) as Schema));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = (schema: Schema, value: unknown): boolean => {
  const { type, properties = {} } = followed(schema);
  if (!isObject(value)) return type === (Array.isArray(value) ? 'array' : typeof value);
  return Object.entries(properties).every(([name, one]) => {
    const { const: only } = followed(one);
    return only === undefined || only === value[name];
  });
};

/** Of alternatives, the one that the value is of. */
const chosen = (schema: Schema, value: unknown): Schema => {
  const one = followed(schema);
  const alternatives = one.anyOf ?? one.oneOf;
  return alternatives === undefined ? one : chosen(alternatives.find((other) => fits(other, value)) ?? {}, value);
};

const below = ({ pointer, schema, value }: Place): Place[] => {
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      walk({ pointer: `${pointer}/${index}`, schema: schema.items ?? {}, value: item }),
    );
  if (!isObject(value)) return [];
  const { properties = {}, additionalProperties: more } = schema;
  const names = new Set([...Object.keys(properties), ...Object.keys(value)]);
  return [...names].flatMap((name) =>
    walk({ pointer: `${pointer}/${name}`, schema: properties[name] ?? (more as Schema) ?? {}, value: value[name] }),
  );
};

const walk = ({ pointer, schema, value }: Place): Place[] => {
  const place = { pointer, schema: chosen(schema, value), value };
  return [place, ...below(place)];
};

/** Every place in a route's body, by its schema in the document: also those that the sample leaves out. */
export const placesIn = (operation: Operation, body: unknown): Place[] => {
  const schema = bodySchema(operation);
  return schema === undefined ? [] : walk({ pointer: '', schema: schema as Schema, value: body });
};

/** Objects whose fields are all named in the contract. */
export const closedObjects = (operation: Operation, body: unknown): Place[] =>
  placesIn(operation, body).filter(({ schema, value }) => isObject(value) && schema.additionalProperties === false);

const within = (schema: Schema): readonly Schema[] => {
  const { properties = {}, additionalProperties: more, items, anyOf = [], oneOf = [] } = schema;
  const inner = [...Object.values(properties), ...anyOf, ...oneOf, items, typeof more === 'object' ? more : undefined];
  return inner.filter((one) => one !== undefined);
};

const closedWithin = (schema: Schema): Schema[] => {
  const one = followed(schema);
  return [...(one.additionalProperties === false ? [one] : []), ...within(one).flatMap(closedWithin)];
};

/** The fields of each object that a route's body may hold and whose fields are all named, by the contract. */
export const closedSchemas = (operation: Operation): Schema[] => closedWithin(bodySchema(operation) ?? {});

/** Where a text goes; where the sample has none, one may still be sent. */
export const textsIn = (operation: Operation, body: unknown): Place[] =>
  placesIn(operation, body).filter(
    ({ schema, value }) => typeof value === 'string' || (schema.type === 'string' && value === undefined),
  );

/** The value at a place. */
export const valueAt = (body: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], body);

/** A copy with another value at a place. */
export const withValue = (body: unknown, pointer: string, value: unknown): unknown => {
  const [, part, ...rest] = pointer.split('/');
  if (part === undefined) return value;
  const deeper =
    rest.length === 0 ? value : withValue((body as Record<string, unknown>)[part], `/${rest.join('/')}`, value);
  if (Array.isArray(body)) return body.map((item, index) => (String(index) === part ? deeper : item));
  return { ...(body as object), [part]: deeper };
};
