import { type RouteDefinition, routeKey } from '#functions/shared/runtime/define-route.ts';
import type { Fetch } from '#scripts/shop/api.ts';

/** A request as it arrived, its parts read and checked by the route's own contract. */
export type Received = {
  readonly route: string;
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly body: never;
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  readonly token: string | undefined;
  readonly guest: string | undefined;
  readonly language: string | undefined;
};

/** An Error is a connection that broke: its `code` is what Node would say. */
export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | Error;

type Answer = (request: Received, call: number) => Reply;

export const brokenConnection = (code: string): Error => Object.assign(new Error(code), { code });

export const problem = (status: number, slug: string, facts: object = {}): Reply => ({
  status,
  body: {
    type: `urn:bazaar:problem:${slug}`,
    title: `Title of ${slug}.`,
    status,
    detail: `Detail of ${slug}.`,
    ...facts,
  },
});

const patternOf = ({ path }: RouteDefinition): RegExp =>
  new RegExp(`^${path.replaceAll('/', '\\/').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const decoded = (groups: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));

const check = (
  route: RouteDefinition,
  { params, query, body, key, ifMatch }: Omit<Received, 'route' | 'token' | 'guest' | 'language'>,
) => {
  if (route.idempotent && key === undefined) throw new Error(`${route.name} was called without an idempotency key`);
  if (route.ifMatch && !ifMatch) throw new Error(`${route.name} was called without the version that it changes`);
  return {
    params: (route.params?.strict().parse(params) ?? {}) as Record<string, string>,
    query: (route.query?.strict().parse(query) ?? {}) as Record<string, unknown>,
    body: route.body?.parse(body) as never,
  };
};

const toResponse = (reply: Reply): Response => {
  if (reply instanceof Error) throw new TypeError('fetch failed', { cause: reply });
  return new Response(JSON.stringify(reply.body ?? {}), { status: reply.status, headers: reply.headers ?? {} });
};

/** An API at http://api.test that answers as it is told, and refuses requests that the contract would refuse. */
export const fakeApi = () => {
  const answers = new Map<RouteDefinition, { answer: Answer; calls: number }>();
  const received: Received[] = [];

  const fetch: Fetch = async (url, init) => {
    const { pathname, searchParams } = new URL(url);
    const found = [...answers].find(([route]) => route.method === init.method && patternOf(route).test(pathname));
    if (!found) return toResponse({ status: 404, body: { message: `Not Found: ${init.method} ${pathname}` } });
    const [route, entry] = found;
    const headers = new Headers(init.headers);
    const key = headers.get('idempotency-key') ?? undefined;
    const ifMatch = headers.get('if-match') ?? undefined;
    const token = headers.get('authorization')?.replace(/^Bearer /, '');
    const guest = headers.get('guest-token') ?? undefined;
    const language = headers.get('accept-language') ?? undefined;
    const params = decoded(patternOf(route).exec(pathname)?.groups);
    const body = (typeof init.body === 'string' ? JSON.parse(init.body) : undefined) as never;
    const parts = check(route, { params, query: Object.fromEntries(searchParams), body, key, ifMatch });
    const request = { route: routeKey(route), ...parts, key, ifMatch, token, guest, language };
    received.push(request);
    entry.calls += 1;
    return toResponse(entry.answer(request, entry.calls));
  };

  const api = {
    fetch,
    received,
    /** How often a route was called. */
    calls: (route: RouteDefinition): number => answers.get(route)?.calls ?? 0,
    on: (route: RouteDefinition, answer: Answer | Reply) => {
      answers.set(route, { answer: typeof answer === 'function' ? answer : () => answer, calls: 0 });
      return api;
    },
  };
  return api;
};
