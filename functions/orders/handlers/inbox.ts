import { ProductPublished, ProductRetired } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { checkDeadline } from '#functions/orders/application/check-deadline.ts';
import { claimOrders } from '#functions/orders/application/claim-orders.ts';
import { keepProduct, retireProduct } from '#functions/orders/application/keep-products.ts';
import { CheckoutOverdue, OrderPlaced } from '#functions/orders/contract/events.ts';
import { type Clients, ordersDependencies } from '#functions/orders/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { inboxHandler, on } from '#functions/shared/runtime/inbox-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

/** Reads two queues: the inbox, and the deadline queue, which gives orders' own events back after their delay. */
export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = ordersDependencies(world, clients);
  const check = checkDeadline(ports);
  const claim = claimOrders(ports);
  const keep = keepProduct(ports);
  const retire = retireProduct(ports);
  return inboxHandler(
    'orders',
    [
      on(ProductPublished, ({ event: { data, meta } }) => keep(data, meta.sequence)),
      on(ProductRetired, ({ event: { data, meta } }) => retire(data.productId, data.skus, meta.sequence)),
      on(GuestClaimed, ({ event, trace }) => claim(event.data, trace)),
      on(OrderPlaced, ({ event, trace }) => check(event.data.orderId, 0, trace)),
      on(CheckoutOverdue, ({ event, trace }) => check(event.data.orderId, event.data.attempt, trace)),
    ],
    world,
  );
};
