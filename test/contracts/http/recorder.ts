import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { Example, Examples } from '#scripts/contracts/openapi/examples.ts';
import type { Json } from '#scripts/contracts/openapi/json.ts';
import { type ApiCall, admin, buyer, toApiEvent } from '#test/support/system/api-call.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';

type Api = keyof OfflineSystem['functions']['api'];

/** What a chapter asks for; the name is the example's, unique within the route. */
export type Asked = {
  readonly name: string;
  readonly summary: string;
  readonly as?: 'nobody' | 'buyer' | 'admin' | 'guest';
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
};

/** An answer, for what the next request needs of it. */
export type Told = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
};

/** The system that answers, and a way to ask it so that request and answer are kept as an example. */
export type Book = {
  readonly system: OfflineSystem;
  readonly ask: (api: Api, route: RouteDefinition, asked: Asked) => Promise<Told>;
};

const CALLERS = { buyer, admin } as const;

const callOf = (route: RouteDefinition, { as = 'nobody', name: _, summary: __, ...asked }: Asked): ApiCall => ({
  route,
  ...asked,
  ...((as === 'buyer' || as === 'admin') && { as: CALLERS[as] }),
});

/** Capabilities are long and nobody else's business: an example shows where they go. */
const masked = (headers: Record<string, string>): Record<string, string> =>
  'guest-token' in headers ? { ...headers, 'guest-token': 'gst…' } : headers;

/** What every answer has in the same way, and so no example shows. */
const WHISPERED =
  /^(cache-control|content-security-policy|referrer-policy|strict-transport-security|x-content-type-options)$/;

const spoken = (headers: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !WHISPERED.test(name))
      .map(([name, value]) => [name, String(value)]),
  );

const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const requestOf = ({ as = 'nobody', params, query, headers, body }: Asked): Example['request'] => ({
  as,
  ...(params && { params }),
  ...(query && { query }),
  ...(headers && { headers: masked(headers) }),
  ...(body !== undefined && { body: asJson(body) }),
});

/** A system on its first day, and the examples that are taken from it. */
export const openBook = (): Book & { readonly examples: Examples } => {
  const system = offlineSystem();
  const examples: Example[] = [];
  const ask: Book['ask'] = async (api, route, asked) => {
    const event = toApiEvent(callOf(route, asked));
    // A number would change in all examples behind a new one.
    event.requestContext.requestId = `${route.name}-${asked.name}`;
    const given = (await system.functions.api[api](event as never, {} as never)) as APIGatewayProxyStructuredResultV2;
    const answer = { status: given.statusCode ?? 0, headers: spoken(given.headers ?? {}) };
    const body = given.body ? (JSON.parse(given.body) as Json) : undefined;
    examples.push({
      operationId: route.name,
      name: asked.name,
      summary: asked.summary,
      request: requestOf(asked),
      answer: { ...answer, ...(body !== undefined && { body }) },
    });
    return { ...answer, body: (body ?? {}) as Told['body'] };
  };
  return { system, ask, examples };
};
