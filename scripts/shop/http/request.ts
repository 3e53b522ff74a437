import type * as z from 'zod';
import type { Method, RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import type { paths } from '#scripts/shop/client/schema.ts';

type Part<R, Name extends 'params' | 'query' | 'body'> = R extends {
  readonly [N in Name]: infer Schema extends z.ZodType;
}
  ? { readonly [N in Name]: z.input<Schema> }
  : unknown;

type Keyed<R> = R extends { readonly idempotent: true | 'stored' } ? { readonly idempotencyKey: string } : unknown;

/** The ETag of what is changed, as it came. */
type Matched<R> = R extends { readonly ifMatch: true } ? { readonly ifMatch: string } : unknown;

/** Which the texts are wanted in, if there are any in it. */
type Speaking<R> = R extends { readonly inLanguages: true } ? { readonly language?: string | undefined } : unknown;

/** A route that the OpenAPI document knows, so that the client made from it can call it. */
export type DocumentedRoute = RouteDefinition & { readonly method: Method; readonly path: keyof paths };

/** What a route's contract asks for. */
export type ApiRequest<R extends RouteDefinition> = Part<R, 'params'> &
  Partial<Part<R, 'query'>> &
  Part<R, 'body'> &
  Keyed<R> &
  Matched<R> &
  Speaking<R>;

/** The parts of a request, whatever its route. */
export type AnyRequest = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly language?: string;
};

export type ApiAnswer<R extends RouteDefinition> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: z.output<R['responses'][keyof R['responses'] & number]>;
};

/** A colon may stand in a path as it is, and product ids have one. */
const escapeSegment = (value: unknown): string => encodeURIComponent(String(value)).replaceAll('%3A', ':');

export const pathOf = (path: string, params: Readonly<Record<string, unknown>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => escapeSegment(params[name]));

/** What the contract asks to be said in headers. */
export const headersOf = ({ idempotencyKey, ifMatch, language }: AnyRequest): Record<string, string> => ({
  accept: 'application/json, application/problem+json',
  ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  ...(ifMatch !== undefined && { 'if-match': ifMatch }),
  ...(language !== undefined && { 'accept-language': language }),
});
