import type * as z from 'zod';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { DeclaredError } from '#scripts/contracts/declared-errors.ts';
import type { ComponentStore } from '#scripts/contracts/openapi/components.ts';
import { bodiesOf, type Examples } from '#scripts/contracts/openapi/examples.ts';
import { headersOf } from '#scripts/contracts/openapi/headers.ts';
import { type JsonObject, present } from '#scripts/contracts/openapi/json.ts';
import { describeProblems, problemsSchema } from '#scripts/contracts/openapi/problems.ts';

const SUCCESS: Readonly<Record<number, string>> = {
  200: 'As asked for.',
  201: 'Made.',
  202: 'Taken on; it is done within seconds.',
  204: 'Done; nothing more to say.',
  304: 'Nothing changed since the version that you know.',
};

/** What the gateway answers by itself: too many in all, or we are not there; and what its authorizer refuses. */
const fromGateway = ({ access }: RouteDefinition, status: number): boolean =>
  status === 429 ||
  status === 503 ||
  ((status === 401 || status === 403) && (access === 'buyer' || access === 'admin'));

const GATEWAY: Readonly<Record<number, string>> = {
  401: 'The access token is missing, expired or not one of ours.',
  403: 'The token is no access token, or not for this.',
  429: 'Too many requests for the whole shop at the moment.',
  503: 'We cannot answer at the moment.',
};

const GATEWAY_MESSAGE: JsonObject = { $ref: '#/components/schemas/GatewayMessage' };

export type Answers = {
  readonly route: RouteDefinition;
  readonly errors: readonly DeclaredError[];
  readonly store: ComponentStore;
  readonly examples: Examples;
  readonly withETag: boolean;
};

const isEmpty = (schema: z.ZodType | undefined): boolean =>
  schema === undefined || ['undefined', 'void'].includes(schema._zod.def.type);

const either = (schemas: readonly JsonObject[]): JsonObject =>
  schemas.length === 1 ? (schemas[0] ?? {}) : { oneOf: [...schemas] };

const jsonOf = ({ route, store }: Answers, status: number): JsonObject[] => {
  const schema = route.responses[status];
  return [
    ...(schema === undefined || isEmpty(schema) ? [] : [store.use(schema, 'output')]),
    ...(fromGateway(route, status) ? [GATEWAY_MESSAGE] : []),
  ];
};

const isProblem = ({ answer }: Examples[number]): boolean =>
  answer.headers['content-type'] === 'application/problem+json';

const contentOf = (answers: Answers, status: number, examples: Examples): JsonObject | undefined => {
  const problems = answers.errors.filter((error) => error.status === status);
  const json = jsonOf(answers, status);
  const plain = bodiesOf(
    examples.filter((one) => !isProblem(one)),
    'answer',
  );
  const refused = bodiesOf(examples.filter(isProblem), 'answer');
  const content = {
    ...(json.length > 0 && { 'application/json': present({ schema: either(json), examples: plain }) }),
    ...(problems.length > 0 && {
      'application/problem+json': present({ schema: problemsSchema(problems), examples: refused }),
    }),
  };
  return Object.keys(content).length === 0 ? undefined : content;
};

const descriptionOf = ({ route, errors }: Answers, status: number): string => {
  const problems = errors.filter((error) => error.status === status);
  return [
    SUCCESS[status] ?? '',
    describeProblems(problems),
    fromGateway(route, status) ? `${problems.length > 1 ? '\n' : ''}${GATEWAY[status]}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
};

const minimalOf = ({ method, responses }: RouteDefinition): number[] =>
  method !== 'GET' && [200, 201, 202].some((status) => status in responses) ? [204] : [];

const statusesOf = ({ route, errors, withETag }: Answers): number[] => {
  const own = Object.keys(route.responses).map(Number);
  const refused = errors.map(({ status }) => status);
  const gateway = [401, 403, 429, 503].filter((status) => fromGateway(route, status));
  const unchanged = route.method === 'GET' && withETag ? [304] : [];
  return [...new Set([...own, ...minimalOf(route), ...unchanged, ...refused, ...gateway])].sort((a, b) => a - b);
};

/** Every status that a route may answer, with its schema, headers and examples. */
export const responsesOf = (answers: Answers): JsonObject => {
  const responses = statusesOf(answers).map((status) => {
    const examples = answers.examples.filter(({ answer }) => answer.status === status);
    const response = present({
      description: descriptionOf(answers, status),
      headers: headersOf(answers.route, status, examples, fromGateway(answers.route, status)),
      content: contentOf(answers, status, examples),
    });
    return [String(status), response] as const;
  });
  return Object.fromEntries(responses);
};
