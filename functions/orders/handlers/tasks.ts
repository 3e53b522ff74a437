import { beginCancellation, finishCancellation, parkOrder } from '#functions/orders/application/cancellation-tasks.ts';
import { beginCheckout, confirmOrder, giveUpCheckout } from '#functions/orders/application/checkout-tasks.ts';
import { ordersParked } from '#functions/orders/contract/metrics.ts';
import * as tasks from '#functions/orders/contract/tasks.ts';
import { type Clients, ordersDependencies } from '#functions/orders/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { count } from '#functions/shared/runtime/observability.ts';
import { perform, taskHandler } from '#functions/shared/runtime/task-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = ordersDependencies(world, clients);
  return taskHandler(
    'orders',
    [
      perform(tasks.BeginCheckout, beginCheckout(ports)),
      perform(tasks.ConfirmOrder, confirmOrder(ports)),
      perform(tasks.GiveUpCheckout, giveUpCheckout(ports)),
      perform(tasks.BeginCancellation, beginCancellation(ports)),
      perform(tasks.FinishCancellation, finishCancellation(ports)),
      perform(tasks.ParkOrder, parkOrder({ ...ports, onParked: () => count(ordersParked) })),
    ],
    world,
  );
};
