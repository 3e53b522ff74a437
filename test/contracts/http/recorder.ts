import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { Example, Examples } from '#scripts/contracts/openapi/examples.ts';
import type { Json } from '#scripts/contracts/openapi/json.ts';
import { masked } from '#test/contracts/http/masked.ts';
import { type ApiCall, admin, buyer, toApiEvent } from '#test/support/system/api-call.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';

type Api = keyof OfflineSystem['functions']['api'];

/** Somebody with an account, signed in. */
export type Member = { readonly sub: string; readonly accessToken: string };

/** Who asks: a buyer is always the same one, but for those who have an account in the pool. */
export type Caller =
  | { readonly as?: 'nobody' | 'admin' }
  | { readonly as: 'buyer'; readonly member?: Member }
  | { readonly as: 'guest'; readonly guestToken: string };

/** What a chapter asks for; the name is the example's, unique within the route. */
export type Asked = Caller & {
  readonly name: string;
  readonly summary: string;
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

/** What shows who it is: claims that the gateway took from a token, or headers. */
const identityOf = (caller: Caller): Pick<ApiCall, 'as' | 'headers'> => {
  if (caller.as === 'admin') return { as: admin };
  if (caller.as === 'guest') return { headers: { 'guest-token': caller.guestToken } };
  if (caller.as !== 'buyer') return {};
  const { member } = caller;
  return member ? { as: member, headers: { authorization: `Bearer ${member.accessToken}` } } : { as: buyer };
};

const callOf = (route: RouteDefinition, asked: Asked): ApiCall => {
  const { params = {}, query, body } = asked;
  const { as, headers } = identityOf(asked);
  return {
    route,
    params,
    headers: { ...headers, ...asked.headers },
    ...(query && { query }),
    ...(body !== undefined && { body }),
    ...(as && { as }),
  };
};

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

const requestOf = (asked: Asked): Example['request'] => {
  const { as = 'nobody', params, query, body } = asked;
  const headers = { ...(asked.as === 'guest' && { 'guest-token': asked.guestToken }), ...asked.headers };
  return {
    as,
    ...(params && { params }),
    ...(query && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body !== undefined && { body: asJson(body) }),
  };
};

/** A system on its first day, and the examples that are taken from it. @param folder for the files of the search index */
export const openBook = (folder: string): Book & { readonly examples: Examples } => {
  const system = offlineSystem({ folder });
  const examples: Example[] = [];
  const ask: Book['ask'] = async (api, route, asked) => {
    const event = toApiEvent(callOf(route, asked));
    // A number would change in all examples behind a new one.
    event.requestContext.requestId = `${route.name}-${asked.name}`;
    const { run } = system.functions;
    const served = `${api}-${route.servedBy ?? 'api'}`;
    const given = (await run(event, served)) as APIGatewayProxyStructuredResultV2;
    const answer = { status: given.statusCode ?? 0, headers: spoken(given.headers ?? {}) };
    const body = given.body ? (JSON.parse(given.body) as Json) : undefined;
    const example = {
      operationId: route.name,
      name: asked.name,
      summary: asked.summary,
      request: requestOf(asked),
      answer: { ...answer, ...(body !== undefined && { body }) },
    };
    examples.push(masked(example as unknown as Json) as unknown as Example);
    return { ...answer, body: (body ?? {}) as Told['body'] };
  };
  return { system, ask, examples };
};
