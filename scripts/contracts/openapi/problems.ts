import type { DeclaredError } from '#scripts/contracts/declared-errors.ts';
import type { JsonObject } from '#scripts/contracts/openapi/json.ts';

const problem: JsonObject = {
  type: 'object',
  description:
    'A refusal (RFC 9457). Clients may switch on `type`, which is stable; `detail` is for people. Some problems carry more facts.',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', pattern: '^urn:bazaar:problem:[a-z0-9-]+$' },
    title: { type: 'string', description: 'The same for every problem of this type' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What was wrong with this request' },
    instance: { type: 'string', description: 'The path that was asked for' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/Fault' } },
    retryAfterSeconds: { type: 'integer', minimum: 0 },
  },
  additionalProperties: true,
};

const fault: JsonObject = {
  type: 'object',
  description: 'One thing that does not keep the contract, and where.',
  required: ['in', 'pointer', 'message'],
  properties: {
    in: { type: 'string', enum: ['body', 'query', 'path', 'header'] },
    pointer: { type: 'string', description: 'A JSON Pointer (RFC 6901)', examples: ['/lines/0/quantity'] },
    message: { type: 'string' },
  },
};

const gatewayMessage: JsonObject = {
  type: 'object',
  description: 'What the gateway answers by itself, before a request reaches us.',
  required: ['message'],
  properties: { message: { type: 'string', examples: ['Unauthorized'] } },
};

/** Schemas that are in no contract, since no route answers them of its own accord. */
export const problemSchemas: Readonly<Record<string, JsonObject>> = {
  Problem: problem,
  Fault: fault,
  GatewayMessage: gatewayMessage,
};

/** The problem documents of one status: one of these types. */
export const problemsSchema = (errors: readonly DeclaredError[]): JsonObject => ({
  allOf: [{ $ref: '#/components/schemas/Problem' }],
  properties: { type: { enum: errors.map(({ type }) => type) } },
});

const short = (type: string): string => type.slice(type.lastIndexOf(':') + 1);

/** As a list in Markdown: what each type means. */
export const describeProblems = (errors: readonly DeclaredError[]): string =>
  errors.map(({ type, title }) => (errors.length === 1 ? title : `- \`${short(type)}\`: ${title}`)).join('\n');
