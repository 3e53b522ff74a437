import { sweepCancelling } from '#functions/orders/application/sweep.ts';
import { type Clients, ordersDependencies } from '#functions/orders/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { scheduledHandler } from '#functions/shared/runtime/scheduled-handler.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const sweep = sweepCancelling(ordersDependencies(world, clients));
  const ageMs = Number(setting(world, 'SWEEP_AFTER_SECONDS')) * 1_000;
  return scheduledHandler('orders', 'SweepCancelling', (trace) => sweep(ageMs, trace), world);
};
