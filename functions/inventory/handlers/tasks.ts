import { releaseStock } from '#functions/inventory/application/release-stock.ts';
import { reserveStock } from '#functions/inventory/application/reserve-stock.ts';
import { ReleaseStock, ReserveStock } from '#functions/inventory/contract/tasks.ts';
import { type Clients, inventoryDependencies } from '#functions/inventory/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { perform, taskHandler } from '#functions/shared/runtime/task-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = inventoryDependencies(world, clients);
  const reserve = reserveStock(ports);
  const release = releaseStock(ports);
  return taskHandler(
    'inventory',
    [
      perform(ReserveStock, (order, trace) => reserve(order, ports.act(trace))),
      perform(ReleaseStock, (order, trace) => release(order, ports.act(trace))),
    ],
    world,
  );
};
