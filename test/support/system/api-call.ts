import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { type RouteDefinition, routeKey } from '#functions/shared/runtime/define-route.ts';

/** A request as a client would send it, and who sends it. */
export type ApiCall = {
  readonly route: Pick<RouteDefinition, 'method' | 'path'>;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly as?: { readonly sub: string; readonly groups?: string };
};

export const buyer = { sub: 'buyer-1' } as const;
export const otherBuyer = { sub: 'buyer-2' } as const;
export const admin = { sub: 'admin-1', groups: '[admin]' } as const;

const pathOf = (path: string, params: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

let requests = 0;

/** What HTTP API hands to the function: payload format 2.0 with a JWT authorizer's claims. */
export const toApiEvent = ({
  route,
  params = {},
  query,
  body,
  headers = {},
  as,
}: ApiCall): APIGatewayProxyEventV2WithJWTAuthorizer => {
  const claims = as && { sub: as.sub, ...(as.groups && { 'cognito:groups': as.groups }) };
  const event: unknown = {
    version: '2.0',
    routeKey: routeKey(route),
    rawPath: pathOf(route.path, params),
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...headers },
    pathParameters: params,
    ...(query && { queryStringParameters: query }),
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId: `request-${++requests}`,
      http: { method: route.method, path: pathOf(route.path, params) },
      ...(claims && { authorizer: { jwt: { claims, scopes: ['aws.cognito.signin.user.admin'] } } }),
    },
  };
  return event as APIGatewayProxyEventV2WithJWTAuthorizer;
};
