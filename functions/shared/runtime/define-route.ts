import type * as z from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: anyone; anyone with an access token of our pool; members of the pool's `admin` group; anyone with a guest's
 * capability, in the header `guest-token` or the cookie of the same name.
 */
export type Access = 'public' | 'buyer' | 'admin' | 'guest';

/** A route as data; it knows nothing of the gateway's kind. Paths write parameters as `{name}`. */
export type RouteDefinition = {
  readonly name: string;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly access: Access;
  readonly summary: string;
  /** The kind of function that answers, where it is not the API function of the context. */
  readonly servedBy?: 'search';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /**
   * Asks for the header `Idempotency-Key`. `true`: what is made is its own idempotency row. `stored`: nothing of its own is
   * made, so that the answer is kept beside.
   */
  readonly idempotent?: true | 'stored';
  /** Asks for the header `If-Match` with the version that the change was made on: 428 without it, 412 when it is stale. */
  readonly ifMatch?: boolean;
  /** Its texts are in the language that Accept-Language asks for, as far as they are there. */
  readonly inLanguages?: true;
  /** Since when clients should look for another way, and when this one ends: headers Deprecation and Sunset. */
  readonly deprecated?: { readonly since: string; readonly sunset?: string; readonly instead?: string };
  /** Requests a second and at once, of all callers together, where the stage's own throttle is too generous. */
  readonly throttle?: { readonly rate: number; readonly burst: number };
  /** The raw body goes to the handler (webhooks sign bytes, not values). */
  readonly rawBody?: boolean;
  readonly responses: Readonly<Record<number, z.ZodType>>;
  /** Names of the domain errors that the route may answer, beside those that every route may. */
  readonly errors: readonly string[];
};

export const defineRoute = <const R extends RouteDefinition>(route: R): R => route;

/** `GET /orders/{orderId}`: the key of a route in HTTP APIs. */
export const routeKey = ({ method, path }: Pick<RouteDefinition, 'method' | 'path'>): string => `${method} ${path}`;

type Guests<R extends RouteDefinition> = Omit<R, 'name' | 'path' | 'access'> & {
  readonly name: `${R['name']}AsGuest`;
  readonly path: `/guest${R['path']}`;
  readonly access: 'guest';
};

/** The same route for guests: under `/guest`, without the token of an account. */
export const forGuests = <const R extends RouteDefinition>(route: R): Guests<R> => ({
  ...route,
  name: `${route.name}AsGuest` as const,
  path: `/guest${route.path}` as const,
  access: 'guest' as const,
});
