import * as z from 'zod';
import type { JsonObject } from '#scripts/contracts/openapi/json.ts';

/** `input`: what may be sent; `output`: what comes out. */
export type Direction = 'input' | 'output';

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

const isOpen = (schema: z.core.$ZodTypes): boolean =>
  schema._zod.def.type === 'object' && schema._zod.def.catchall === undefined;

/** Answers may gain fields; how a date and time is written goes without saying. */
const relax: Override = ({ zodSchema, jsonSchema }) => {
  if (isOpen(zodSchema)) delete jsonSchema.additionalProperties;
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
};

/** Zod's own registry, and beside what it says of a schema the name under which it is shared. */
const registryWith = (names: ReadonlyMap<z.ZodType, string>) =>
  ({
    get: (schema: z.ZodType) => {
      const id = names.get(schema);
      const said = z.globalRegistry.get(schema);
      return id === undefined ? said : { ...said, id };
    },
    has: (schema: z.ZodType) => names.has(schema) || z.globalRegistry.has(schema),
  }) as unknown as typeof z.globalRegistry;

export type Converted = { readonly schema: JsonObject; readonly shared: Readonly<Record<string, JsonObject>> };

type Wrapped = {
  readonly properties: { readonly it: JsonObject };
  readonly $defs?: Readonly<Record<string, JsonObject>>;
};

/** A schema, with what it refers to as `#/$defs/<name>`. It is wrapped, since a name is not used at the root. */
export const toSchema = (schema: z.ZodType, names: ReadonlyMap<z.ZodType, string>, io: Direction): Converted => {
  const wrapped = z.toJSONSchema(z.object({ it: schema }), {
    io,
    metadata: registryWith(names),
    unrepresentable: 'any',
    ...(io === 'output' && { override: relax }),
  });
  const { properties, $defs = {} } = wrapped as unknown as Wrapped;
  return { schema: properties.it, shared: $defs };
};
