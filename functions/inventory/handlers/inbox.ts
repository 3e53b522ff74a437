import { ProductPublished } from '#functions/catalog/contract/events.ts';
import { commitStock } from '#functions/inventory/application/commit-stock.ts';
import { knowSkus } from '#functions/inventory/application/know-skus.ts';
import { type Clients, inventoryDependencies } from '#functions/inventory/dependencies.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { inboxHandler, on } from '#functions/shared/runtime/inbox-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = inventoryDependencies(world, clients);
  const commit = commitStock(ports);
  const know = knowSkus(ports);
  return inboxHandler(
    'inventory',
    [
      on(ProductPublished, ({ event, trace }) => know(event.data.variants, ports.act(trace))),
      on(OrderConfirmed, ({ event, trace }) => commit(event.data, ports.act(trace))),
    ],
    world,
  );
};
