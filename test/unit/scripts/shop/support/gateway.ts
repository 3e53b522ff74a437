import { cartRoutes } from '#functions/cart/contract/routes.ts';
import { catalogRoutes } from '#functions/catalog/contract/routes.ts';
import { customersRoutes } from '#functions/customers/contract/routes.ts';
import { inventoryRoutes } from '#functions/inventory/contract/routes.ts';
import { notificationsRoutes } from '#functions/notifications/contract/routes.ts';
import { ordersRoutes } from '#functions/orders/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { shippingRoutes } from '#functions/shipping/contract/routes.ts';
import { type ApiCall, admin, buyer, toApiEvent } from '#test/support/system/api-call.ts';

const ROUTES = {
  catalog: catalogRoutes,
  inventory: inventoryRoutes,
  orders: ordersRoutes,
  customers: customersRoutes,
  cart: cartRoutes,
  shipping: shippingRoutes,
  notifications: notificationsRoutes,
} as const;

export type Context = keyof typeof ROUTES;
type Match = { readonly context: Context; readonly route: RouteDefinition; readonly params: Record<string, string> };

/** The gateway prefers the route with fewer parameters. */
const match = (method: string, pathname: string): Match | undefined =>
  (Object.keys(ROUTES) as Context[])
    .flatMap((context) => ROUTES[context].map((route: RouteDefinition) => ({ context, route })))
    .sort((a, b) => a.route.path.split('{').length - b.route.path.split('{').length)
    .flatMap(({ context, route }) => {
      const found = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(pathname);
      return found && route.method === method ? [{ context, route, params: { ...found.groups } }] : [];
    })[0];

type Claims = { readonly sub?: string; readonly who?: string };

const callerOf = (authorization: string | undefined): ApiCall['as'] => {
  if (authorization === undefined) return undefined;
  const { sub, who } = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as Claims;
  if (sub !== undefined) return { sub };
  return who?.includes('admin@') ? admin : buyer;
};

/** What the gateway would hand to the function of a context; nothing for what no contract knows. */
export const toFunction = (address: string, init: RequestInit) => {
  const url = new URL(address);
  const found = match(String(init.method), url.pathname);
  if (found === undefined) return undefined;
  const { context, route, params } = found;
  const headers = Object.fromEntries(new Headers(init.headers));
  const as = callerOf(headers.authorization);
  const query = url.searchParams.size > 0 && { query: Object.fromEntries(url.searchParams) };
  const body = init.body !== undefined && { body: String(init.body) };
  return { context, event: toApiEvent({ route, params, headers, ...query, ...body, ...(as && { as }) }) };
};
