import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type RouteDefinition, routeKey } from '#functions/shared/runtime/define-route.ts';

/** An API function, and the routes that lead to it. */
export type Served = {
  readonly routes: readonly RouteDefinition[];
  readonly handle: (event: never, context: never) => Promise<APIGatewayProxyStructuredResultV2>;
};

type Found = { readonly served: Served; readonly route: RouteDefinition; readonly params: Record<string, string> };

const NAME = /\{(\w+)\}/g;

const paramsIn = ({ path }: RouteDefinition, asked: string): Record<string, string> | undefined => {
  const names = [...path.matchAll(NAME)].map(([, name = '']) => name);
  const match = new RegExp(`^${path.replace(NAME, '([^/]+)')}$`).exec(asked);
  return match
    ? Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]))
    : undefined;
};

/** The gateway prefers the route with fewer parameters. */
const byLiterals = (a: RouteDefinition, b: RouteDefinition): number =>
  a.path.split('{').length - b.path.split('{').length;

const find = (all: readonly Served[], method: string, path: string): Found | undefined => {
  const candidates = all.flatMap((served) => served.routes.map((route) => ({ served, route })));
  return candidates
    .filter(({ route }) => route.method === method)
    .sort((a, b) => byLiterals(a.route, b.route))
    .flatMap(({ served, route }) => {
      const params = paramsIn(route, path);
      return params === undefined ? [] : [{ served, route, params }];
    })[0];
};

/** `Bearer buyer-1` is that buyer, `Bearer admin-1 admin` somebody in that group: what is inside a token is not looked at here. */
const claimsOf = (authorization = ''): Record<string, string> | undefined => {
  const [, sub, group] = /^Bearer (\S+)(?: (\S+))?$/.exec(authorization) ?? [];
  return sub === undefined ? undefined : { sub, ...(group !== undefined && { 'cognito:groups': `[${group}]` }) };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const eventOf = async (request: IncomingMessage, url: URL, { route, params }: Found): Promise<unknown> => {
  const claims = claimsOf(request.headers.authorization);
  const body = await bodyOf(request);
  return {
    version: '2.0',
    routeKey: routeKey(route),
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: request.headers,
    pathParameters: params,
    ...(url.search !== '' && { queryStringParameters: Object.fromEntries(url.searchParams) }),
    ...(body !== '' && { body }),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'over-http',
      http: { method: request.method, path: url.pathname },
      ...(claims && { authorizer: { jwt: { claims, scopes: [] } } }),
    },
  };
};

const send = (response: ServerResponse, answer: APIGatewayProxyStructuredResultV2): void => {
  const { statusCode = 200, headers = {}, body = '', isBase64Encoded = false } = answer;
  response.writeHead(statusCode, headers as Record<string, string>);
  response.end(isBase64Encoded ? Buffer.from(body, 'base64') : body);
};

const NOT_FOUND = { statusCode: 404, headers: { 'content-type': 'application/json' }, body: '{"message":"Not Found"}' };

/** Real handlers behind HTTP on the loopback, as the gateway would stand before them, without its authorizer. */
export const serve = async (served: readonly Served[], port = 0) => {
  const answer = async (request: IncomingMessage): Promise<APIGatewayProxyStructuredResultV2> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const found = find(served, request.method ?? 'GET', url.pathname);
    return found === undefined
      ? NOT_FOUND
      : found.served.handle((await eventOf(request, url, found)) as never, {} as never);
  };
  const server = createServer((request, response) => {
    answer(request).then(
      (given) => send(response, given),
      (error: unknown) => send(response, { statusCode: 500, body: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
