import type * as z from 'zod';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

type Part<R, Name extends 'params' | 'query' | 'body'> = R extends {
  readonly [N in Name]: infer Schema extends z.ZodType;
}
  ? { readonly [N in Name]: z.input<Schema> }
  : unknown;

type Keyed<R> = R extends { readonly idempotent: true } ? { readonly idempotencyKey: string } : unknown;

/** What a route's contract asks for. */
export type ApiRequest<R extends RouteDefinition> = Part<R, 'params'> &
  Partial<Part<R, 'query'>> &
  Part<R, 'body'> &
  Keyed<R>;

/** The parts of a request, whatever its route. */
export type AnyRequest = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
};

export type ApiAnswer<R extends RouteDefinition> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.output<R['responses'][keyof R['responses'] & number]>;
};

/** A colon may stand in a path as it is, and product ids have one. */
const escapeSegment = (value: unknown): string => encodeURIComponent(String(value)).replaceAll('%3A', ':');

const pathOf = (route: RouteDefinition, params: AnyRequest['params'] = {}): string =>
  route.path.replace(/\{(\w+)\}/g, (_, name: string) => escapeSegment(params[name]));

const queryOf = (query: AnyRequest['query'] = {}): string => {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

export const urlOf = (baseUrl: string, route: RouteDefinition, { params, query }: AnyRequest): string =>
  `${baseUrl.replace(/\/+$/, '')}${pathOf(route, params)}${queryOf(query)}`;

export const initOf = (
  route: RouteDefinition,
  { body, idempotencyKey }: AnyRequest,
  token: string | undefined,
): RequestInit => ({
  method: route.method,
  headers: {
    accept: 'application/json, application/problem+json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});
