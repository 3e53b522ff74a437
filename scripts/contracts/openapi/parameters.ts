import type * as z from 'zod';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { ComponentStore } from '#scripts/contracts/openapi/components.ts';
import type { Examples } from '#scripts/contracts/openapi/examples.ts';
import { type Json, type JsonObject, present, sortedByKey } from '#scripts/contracts/openapi/json.ts';

/** Header parameters that several routes share, by the name of their component. */
export const headerParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'A value of your own for each new thing. Once the request was served, the same request with the same key gets the same answer again, marked `idempotent-replayed: true`, and another request with this key 422. A refusal is not kept.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$', minLength: 1, maxLength: 255 },
    example: '5b1c9f0e-7d2a-4c5e-9d51-3f5d3f0f7a10',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The ETag of what you change, as it came: 428 without it, 412 when it was changed meanwhile.',
    schema: { type: 'string', pattern: '^"\\d{1,15}"$' },
    example: '"3"',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'ETags that you have already: 304 without a body when nothing changed.',
    schema: { type: 'string' },
    example: '"3"',
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description:
      'Languages of the texts, with weights (RFC 9110). What there is in none of them comes in its own; a malformed header is as good as none.',
    schema: { type: 'string' },
    example: 'de-AT, de;q=0.9, en;q=0.5',
  },
  Prefer: {
    name: 'Prefer',
    in: 'header',
    required: false,
    description: '`return=minimal` asks for 204 without a body in place of what was made or changed (RFC 7240).',
    schema: { type: 'string' },
    example: 'return=minimal',
  },
} as const satisfies Record<string, JsonObject>;

const refTo = (name: keyof typeof headerParameters): JsonObject => ({ $ref: `#/components/parameters/${name}` });

const described = ({ description, ...schema }: JsonObject): readonly [Json | undefined, JsonObject] => [
  description,
  schema,
];

const isOptional = (schema: z.core.$ZodType): boolean => schema._zod.optin !== undefined;

type Place = 'path' | 'query';

const fieldsOf = (
  place: Place,
  shape: z.ZodObject | undefined,
  { use }: ComponentStore,
  examples: Readonly<Record<string, string>>,
): JsonObject[] =>
  Object.entries(shape?.shape ?? {}).map(([name, field]) => {
    const [description, schema] = described(use(field as z.ZodType, 'input'));
    const required = place === 'path' || !isOptional(field);
    return present({ name, in: place, required, description, schema, example: examples[name] });
  });

const numbered = (schema: JsonObject, example: string): Json =>
  schema.type === 'integer' || schema.type === 'number' ? Number(example) : example;

const typed = (parameter: JsonObject): JsonObject =>
  typeof parameter.example === 'string'
    ? { ...parameter, example: numbered(parameter.schema as JsonObject, parameter.example) }
    : parameter;

/** What a request carries beside its body. */
export const parametersOf = (
  route: RouteDefinition,
  withETag: boolean,
  store: ComponentStore,
  examples: Examples,
): readonly JsonObject[] => {
  const asked = examples.map(({ request }) => request);
  const example = (place: 'params' | 'query') =>
    sortedByKey([...asked].reverse().flatMap((request) => Object.entries(request[place] ?? {})));
  return [
    ...fieldsOf('path', route.params, store, example('params')).map(typed),
    ...fieldsOf('query', route.query, store, example('query')).map(typed),
    ...(route.idempotent ? [refTo('IdempotencyKey')] : []),
    ...(route.ifMatch ? [refTo('IfMatch')] : []),
    ...(route.inLanguages ? [refTo('AcceptLanguage')] : []),
    ...(route.method === 'GET' && withETag ? [refTo('IfNoneMatch')] : []),
    ...(route.method === 'GET' ? [] : [refTo('Prefer')]),
  ];
};
