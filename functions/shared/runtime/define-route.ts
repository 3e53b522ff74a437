import type * as z from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anyone; anyone with an access token of our pool; members of the pool's `admin` group. */
export type Access = 'public' | 'buyer' | 'admin';

/** A route as data; it knows nothing of the gateway's kind. Paths write parameters as `{name}`. */
export type RouteDefinition = {
  readonly name: string;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly access: Access;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Asks for the header `Idempotency-Key`. */
  readonly idempotent?: boolean;
  /** The raw body goes to the handler (webhooks sign bytes, not values). */
  readonly rawBody?: boolean;
  readonly responses: Readonly<Record<number, z.ZodType>>;
  /** Names of the domain errors that the route may answer, beside those that every route may. */
  readonly errors: readonly string[];
};

export const defineRoute = <const R extends RouteDefinition>(route: R): R => route;

/** `GET /orders/{orderId}`: the key of a route in HTTP APIs. */
export const routeKey = ({ method, path }: Pick<RouteDefinition, 'method' | 'path'>): string => `${method} ${path}`;
