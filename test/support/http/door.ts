import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Operation, operations } from '#test/support/security/operations.ts';
import type { Town } from '#test/support/security/town.ts';

/** What an access token says of who has it. */
export type Claims = { readonly sub: string; readonly groups?: string };

type Found = { readonly operation: Operation; readonly params: Readonly<Record<string, string>> };

const NAME = /\{(\w+)\}/g;

const routes = operations
  .map((operation) => ({ operation, pattern: new RegExp(`^${operation.path.replace(NAME, '([^/]+)')}$`) }))
  // The gateway prefers the route with fewer parameters.
  .sort((a, b) => a.operation.params.length - b.operation.params.length);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const find = (method: string, path: string): Found | undefined => {
  for (const { operation, pattern } of routes) {
    const match = operation.method === method ? pattern.exec(path) : null;
    if (match === null) continue;
    const names = [...operation.path.matchAll(NAME)].map(([, name = '']) => name);
    return { operation, params: Object.fromEntries(names.map((name, at) => [name, decoded(match[at + 1] ?? '')])) };
  }
  return undefined;
};

const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** The gateway joins what is given twice with commas, and hands cookies over by themselves. */
const headersOf = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headersDistinct)
      .filter(([name]) => name !== 'cookie')
      .map(([name, values = []]) => [name, values.join(',')]),
  );

const eventOf = async (request: IncomingMessage, url: URL, found: Found | undefined, claims: Claims | undefined) => {
  const query = new Map<string, string>();
  for (const [name, value] of url.searchParams)
    query.set(name, query.has(name) ? `${query.get(name)},${value}` : value);
  const body = await readAll(request);
  const cookies = request.headers.cookie?.split(/;\s*/);
  return {
    version: '2.0',
    routeKey: found ? `${found.operation.method} ${found.operation.path}` : '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: headersOf(request),
    ...(cookies && { cookies }),
    ...(found && { pathParameters: found.params }),
    ...(query.size > 0 && { queryStringParameters: Object.fromEntries(query) }),
    ...(body !== '' && { body }),
    isBase64Encoded: false,
    requestContext: {
      requestId: `http-${Date.now()}`,
      http: { method: request.method, path: url.pathname },
      ...(claims && {
        authorizer: { jwt: { claims: { sub: claims.sub, 'cognito:groups': claims.groups }, scopes: [] } },
      }),
    },
  };
};

const UNAUTHORISED = {
  statusCode: 401,
  headers: { 'content-type': 'application/json' },
  body: '{"message":"Unauthorized"}',
};

const send = (
  response: ServerResponse,
  { statusCode = 200, headers = {}, cookies, body = '' }: APIGatewayProxyStructuredResultV2,
) => {
  response.writeHead(statusCode, { ...(headers as Record<string, string>), ...(cookies && { 'set-cookie': cookies }) });
  response.end(body);
};

/**
 * A town behind HTTP on the loopback, as behind its gateway: whoever has one of the tokens is who it says, anybody else
 * stays outside where a token is needed.
 * @param tokens access tokens, and what they say
 */
export const openDoor = async (town: Town, tokens: ReadonlyMap<string, Claims>, port = 0) => {
  const answer = async (request: IncomingMessage): Promise<APIGatewayProxyStructuredResultV2> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const found = find(request.method ?? 'GET', url.pathname);
    const claims = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    const access = found?.operation.access ?? 'public';
    const event = await eventOf(request, url, found, claims);
    if (claims === undefined && (access === 'buyer' || access === 'admin')) return UNAUTHORISED;
    const said = await (found ? town.serve(found.operation.id, event) : town.run('operations-api', event));
    await town.settle();
    return said as APIGatewayProxyStructuredResultV2;
  };
  const server = createServer({ maxHeaderSize: 10_240 }, (request, response) => {
    answer(request).then(
      (said) => send(response, said),
      (error: unknown) => send(response, { statusCode: 500, body: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
