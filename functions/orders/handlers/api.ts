import { cancelAnyOrder, cancelMyOrder, resumeOrder } from '#functions/orders/application/cancel-order.ts';
import { listMyOrders, listUnsettled, loadAnyOrder, loadOrderOf } from '#functions/orders/application/find-order.ts';
import { placeOrder } from '#functions/orders/application/place-order.ts';
import { placedView, timelineOf, viewOf } from '#functions/orders/application/view-order.ts';
import * as routes from '#functions/orders/contract/routes.ts';
import { type Clients, ordersDependencies } from '#functions/orders/dependencies.ts';
import { accepted, ok, replayed } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Ports = ReturnType<typeof ordersDependencies>;

const buyerRoutes = (ports: Ports): Binding[] => [
  bind(routes.placeOrder, async ({ body, principal, idempotencyKey, trace }) => {
    const placed = await placeOrder(ports)(body, { owner: principal.sub, idempotencyKey }, trace);
    const location = `/orders/${placed.order.id}`;
    return accepted(placedView(placed.order), { location, ...replayed(placed.replayed) });
  }),
  bind(routes.listOrders, async ({ principal, query: { limit, cursor } }) => {
    const { orders, ...page } = await listMyOrders(ports)(principal.sub, limit, cursor);
    return ok({ items: orders.map(viewOf), ...page });
  }),
  bind(routes.getOrder, async ({ principal, params }) =>
    ok(viewOf(await loadOrderOf(ports)(principal.sub, params.orderId))),
  ),
  bind(routes.getTimeline, async ({ principal, params }) =>
    ok(timelineOf(await loadOrderOf(ports)(principal.sub, params.orderId))),
  ),
  bind(routes.cancelOrder, async ({ principal, params, body, trace }) =>
    accepted(viewOf(await cancelMyOrder(ports)(principal.sub, params.orderId, body.reason, trace))),
  ),
];

const operatorRoutes = (ports: Ports): Binding[] => [
  bind(routes.getAnyOrder, async ({ params }) => ok(viewOf(await loadAnyOrder(ports)(params.orderId)))),
  bind(routes.getAnyTimeline, async ({ params }) => ok(timelineOf(await loadAnyOrder(ports)(params.orderId)))),
  bind(routes.cancelAnyOrder, async ({ params, body, trace }) =>
    accepted(viewOf(await cancelAnyOrder(ports)(params.orderId, body.reason, trace))),
  ),
  bind(routes.resumeOrder, async ({ params, trace }) =>
    accepted(viewOf(await resumeOrder(ports)(params.orderId, trace))),
  ),
  bind(routes.listUnsettledOrders, async ({ query: { status, limit } }) =>
    ok({ items: (await listUnsettled(ports)(status, limit)).map(viewOf) }),
  ),
];

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = ordersDependencies(world, clients);
  return apiHandler('orders', [...buyerRoutes(ports), ...operatorRoutes(ports)], world);
};
