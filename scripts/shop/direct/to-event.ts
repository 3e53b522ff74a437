import { randomUUID } from 'node:crypto';
import { claimsOf } from '#scripts/shop/direct/direct-token.ts';
import type { Matched } from '#scripts/shop/direct/match-route.ts';

const COOKIES = /;\s*/;

/** Several values of one name come joined by commas, as HTTP API joins them. */
const joined = (entries: Iterable<readonly [string, string]>): Record<string, string> => {
  const all: Record<string, string> = {};
  for (const [name, value] of entries) all[name] = name in all ? `${all[name]},${value}` : value;
  return all;
};

const authorizerOf = (headers: Headers): object => {
  const claims = claimsOf(headers.get('authorization'));
  return claims ? { authorizer: { jwt: { claims, scopes: ['aws.cognito.signin.user.admin'] } } } : {};
};

/** A request as HTTP API hands it to a function: payload format 2.0, the token already verified. */
export const toEvent = (url: URL, init: RequestInit, { routeKey, params }: Matched): object => {
  const headers = new Headers(init.headers);
  const cookie = headers.get('cookie');
  headers.delete('cookie');
  const method = init.method ?? 'GET';
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(headers),
    ...(cookie !== null && { cookies: cookie.split(COOKIES) }),
    ...(Object.keys(params).length > 0 && { pathParameters: params }),
    ...(url.search.length > 1 && { queryStringParameters: joined(url.searchParams) }),
    ...(typeof init.body === 'string' && { body: init.body }),
    isBase64Encoded: false,
    requestContext: {
      requestId: randomUUID(),
      stage: '$default',
      http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'shop --direct' },
      ...authorizerOf(headers),
    },
  };
};
