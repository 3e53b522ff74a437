import type { APIGatewayProxyEventV2WithJWTAuthorizer, Context } from 'aws-lambda';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { routeKey } from '#functions/shared/runtime/define-route.ts';

/** Who calls: an operator, a buyer, or nobody. */
export type Caller = { readonly sub: string; readonly groups?: string } | undefined;

export const operator: Caller = { sub: 'operator-1', groups: '[admin]' };
export const buyer: Caller = { sub: 'buyer-1' };

export type Call = {
  readonly as?: Caller;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** An object goes as JSON, a text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export const lambdaContext = {
  awsRequestId: 'invocation-1',
  functionName: 'catalog',
  memoryLimitInMB: '256',
} as Context;

const pathOf = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

const claimsOf = (caller: Caller) =>
  caller && { authorizer: { jwt: { claims: { sub: caller.sub, 'cognito:groups': caller.groups ?? '' }, scopes: [] } } };

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

/** A call of a route as an HTTP API hands it to its function. */
export const eventOf = (
  route: Pick<RouteDefinition, 'method' | 'path'>,
  { as, params = {}, query = {}, body, headers = {} }: Call,
  requestId: string,
): APIGatewayProxyEventV2WithJWTAuthorizer => {
  const rawPath = pathOf(route.path, params);
  const event: unknown = {
    version: '2.0',
    routeKey: routeKey(route),
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { 'content-type': 'application/json', ...headers },
    pathParameters: params,
    queryStringParameters: query,
    requestContext: { requestId, http: { method: route.method, path: rawPath }, ...claimsOf(as) },
    ...(body !== undefined && { body: textOf(body) }),
    isBase64Encoded: false,
  };
  return event as APIGatewayProxyEventV2WithJWTAuthorizer;
};
