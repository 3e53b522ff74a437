import { cancelAnyOrder, cancelMyOrder, resumeOrder } from '#functions/orders/application/cancel-order.ts';
import { refuseClaimed } from '#functions/orders/application/claim-orders.ts';
import {
  listMyOrders,
  listUnsettledOrders,
  loadAnyOrder,
  loadOrderOf,
} from '#functions/orders/application/find-order.ts';
import { placeOrder } from '#functions/orders/application/place-order.ts';
import {
  expandedView,
  placedView,
  timelineForOperators,
  timelineOf,
  viewForOperators,
  viewOf,
} from '#functions/orders/application/view-order.ts';
import * as routes from '#functions/orders/contract/routes.ts';
import { type ApiClients, apiDependencies } from '#functions/orders/dependencies.ts';
import { accepted, ok, replayed } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';
import { createGuestDoor, type GuestOf } from '#functions/shared/runtime/api/guest.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Ports = ReturnType<typeof apiDependencies>;

/** The routes of whoever owns orders: a customer, and under `/guest` a guest. */
const ownerRoutes = (ports: Ports, own: typeof asCustomer | typeof asGuest): Binding[] => [
  bind(own.place, async ({ body, principal, idempotencyKey, trace }) => {
    const placed = await placeOrder(ports)(body, { owner: principal.sub, idempotencyKey }, trace);
    const location = `${own.place.path}/${placed.order.id}`;
    return accepted(placedView(placed.order), { location, ...replayed(placed.replayed) });
  }),
  bind(own.list, async ({ principal, query: { limit, cursor } }) => {
    const { orders, ...page } = await listMyOrders(ports)(principal.sub, limit, cursor);
    return ok({ items: orders.map(viewOf), ...page });
  }),
  bind(own.get, async ({ principal, params, query }) =>
    ok(expandedView(await loadOrderOf(ports)(principal.sub, params.orderId), query.expand)),
  ),
  bind(own.timeline, async ({ principal, params }) =>
    ok(timelineOf(await loadOrderOf(ports)(principal.sub, params.orderId))),
  ),
  bind(own.cancel, async ({ principal, params, body, trace }) =>
    accepted(viewOf(await cancelMyOrder(ports)(principal.sub, params.orderId, body.reason, trace))),
  ),
];

const asCustomer = {
  place: routes.placeOrder,
  list: routes.listOrders,
  get: routes.getOrder,
  timeline: routes.getTimeline,
  cancel: routes.cancelOrder,
} as const;

const asGuest = {
  place: routes.placeOrderAsGuest,
  list: routes.listOrdersAsGuest,
  get: routes.getOrderAsGuest,
  timeline: routes.getTimelineAsGuest,
  cancel: routes.cancelOrderAsGuest,
} as const;

const operatorRoutes = (ports: Ports): Binding[] => [
  bind(routes.getAnyOrder, async ({ params }) => ok(viewForOperators(await loadAnyOrder(ports)(params.orderId)))),
  bind(routes.getAnyTimeline, async ({ params }) =>
    ok(timelineForOperators(await loadAnyOrder(ports)(params.orderId))),
  ),
  bind(routes.cancelAnyOrder, async ({ params, body, trace }) =>
    accepted(viewForOperators(await cancelAnyOrder(ports)(params.orderId, body.reason, trace))),
  ),
  bind(routes.resumeOrder, async ({ params, trace }) =>
    accepted(viewForOperators(await resumeOrder(ports)(params.orderId, trace))),
  ),
  bind(routes.listUnsettledOrders, async ({ query: { status, limit, cursor } }) => {
    const { orders, ...page } = await listUnsettledOrders(ports)(status, limit, cursor);
    return ok({ items: orders.map(viewForOperators), ...page });
  }),
];

/** Opens capabilities of guests that are none of a customer's yet: here and not in each route, so that none forgets it. */
const guestDoor = (open: GuestOf, ports: Ports): GuestOf => {
  const refuse = refuseClaimed(ports);
  return async (token) => {
    const principal = await open(token);
    await refuse(principal.sub);
    return principal;
  };
};

const production = (): ApiClients => ({ dynamo: documentClient(), parameters: parameterClient() });

export const create = (world: World, clients: ApiClients = production()) => {
  const ports = apiDependencies(world, clients);
  const guests = guestDoor(createGuestDoor(world, clients.parameters), ports);
  const bindings = [...ownerRoutes(ports, asCustomer), ...ownerRoutes(ports, asGuest), ...operatorRoutes(ports)];
  return apiHandler('orders', bindings, world, { guests });
};
