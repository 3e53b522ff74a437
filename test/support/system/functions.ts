import * as catalogApi from '#functions/catalog/handlers/api.ts';
import * as catalogRelay from '#functions/catalog/handlers/relay.ts';
import * as inventoryApi from '#functions/inventory/handlers/api.ts';
import * as inventoryInbox from '#functions/inventory/handlers/inbox.ts';
import * as inventoryRelay from '#functions/inventory/handlers/relay.ts';
import * as inventoryTasks from '#functions/inventory/handlers/tasks.ts';
import * as ordersApi from '#functions/orders/handlers/api.ts';
import * as ordersInbox from '#functions/orders/handlers/inbox.ts';
import * as ordersRelay from '#functions/orders/handlers/relay.ts';
import * as ordersScheduled from '#functions/orders/handlers/scheduled.ts';
import * as ordersTasks from '#functions/orders/handlers/tasks.ts';
import * as paymentsRelay from '#functions/payments/handlers/relay.ts';
import * as paymentsTasks from '#functions/payments/handlers/tasks.ts';
import * as sandboxProvider from '#functions/sandbox/handlers/provider.ts';
import type { FakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { FakeWorld } from '#test/support/fakes/world.ts';
import { fakeBucket, fakeBus, fakeLambda, fakeQueues } from '#test/support/system/fake-clients.ts';

/** The provider answers too late for anyone who waits like payments does. */
const PATIENCE_MS = 2_000;

const tooLate = (): Error => Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });

/** Asks a function as payments would over the network: what took longer than its patience was never heard. */
const impatient = (world: FakeWorld, invoke: (payload: unknown) => Promise<unknown>) => async (payload: unknown) => {
  const before = world.slept.length;
  const answer = await invoke(payload);
  if (world.slept.slice(before).some((milliseconds) => milliseconds > PATIENCE_MS)) throw tooLate();
  return answer;
};

/** Every function of the system over the fakes, made as production makes them. */
export const createFunctions = (world: FakeWorld, { client: dynamo }: FakeDynamo) => {
  const bus = fakeBus();
  const bucket = fakeBucket();
  const queues = fakeQueues();
  const context = {} as never;
  const provide = sandboxProvider.create(world, { dynamo, queues: queues.client });
  const provider = fakeLambda(impatient(world, (payload) => provide(payload, context)));
  const relays = { events: bus.client, objects: bucket.client };
  return {
    bus,
    bucket,
    webhooks: queues.sent,
    api: {
      catalog: catalogApi.create(world, { dynamo }),
      inventory: inventoryApi.create(world, { dynamo }),
      orders: ordersApi.create(world, { dynamo }),
    },
    inbox: { inventory: inventoryInbox.create(world, { dynamo }), orders: ordersInbox.create(world, { dynamo }) },
    relay: {
      catalog: catalogRelay.create(world, relays),
      inventory: inventoryRelay.create(world, relays),
      orders: ordersRelay.create(world, relays),
      payments: paymentsRelay.create(world, relays),
    },
    tasks: {
      OrdersTasks: ordersTasks.create(world, { dynamo }),
      InventoryTasks: inventoryTasks.create(world, { dynamo }),
      PaymentsTasks: paymentsTasks.create(world, { dynamo, provider }),
    },
    sweep: ordersScheduled.create(world, { dynamo }),
  };
};
