import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { inventorySubscriptions } from '#functions/inventory/contract/subscriptions.ts';
import { cancelOrder as cancelRoute, resumeOrder as resumeRoute } from '#functions/orders/contract/routes.ts';
import { deadlineSubscriptions, ordersSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { type ApiCall, admin, toApiEvent } from '#test/support/system/api-call.ts';
import type { BusEvent } from '#test/support/system/fake-clients.ts';
import { allFine, type Fates } from '#test/support/system/faults-plan.ts';
import { createFunctions, type Watching } from '#test/support/system/functions.ts';
import { functionOf } from '#test/support/system/handlers.ts';
import { type Execution, type InvokeTask, machineRunner } from '#test/support/system/machines.ts';
import { environment, STAGE, tableOf, tables } from '#test/support/system/tables.ts';

const context = {} as never;

const RELAYED = ['catalog', 'customers', 'inventory', 'operations', 'orders', 'payments'] as const;
const INBOXES = { inventory: inventorySubscriptions, orders: ordersSubscriptions } as const;
const MACHINES = [checkout, cancelOrder] as const;

type InboxName = keyof typeof INBOXES;
type Delivery = { readonly to: InboxName; readonly message: BusEvent };

const isOneOf = (definitions: readonly EventDefinition[], message: BusEvent): boolean =>
  definitions.some(({ detailType }) => detailType === message['detail-type']);

export type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: never };

/**
 * The whole system in one process and on one thread: real handlers, real machines, tables, streams, bus, queues and the
 * provider in memory. Nothing moves by itself: `settle` lets all that is under way come to its end.
 */
export const offlineSystem = ({ seed = 1, ...watching }: Watching & { readonly seed?: number } = {}) => {
  const world = fakeWorld({ seed, environment });
  const dynamo = fakeDynamo({ tables, clock: world.now, marshallOptions: { removeUndefinedValues: true } });
  const functions = createFunctions(world, dynamo, watching);
  const invoke = (placeholder: string, payload: unknown) =>
    functions.tasks[placeholder as keyof typeof functions.tasks](payload as never, context);
  /** What a machine invokes is put down to `<machine>-machine`. */
  const invokedBy = (machine: string): InvokeTask => {
    const { note } = watching;
    if (note === undefined) return invoke;
    return (placeholder, payload) => {
      const FunctionName = `bazaar-${STAGE}-${functionOf('tasks', placeholder)}`;
      note(`${machine}-machine`, new InvokeCommand({ FunctionName }));
      return invoke(placeholder, payload);
    };
  };
  const runners = new Map(MACHINES.map(({ name }) => [name as string, machineRunner(name, invokedBy(name))]));
  const state = { fates: allFine, calls: new Map<string, number>(), holding: false };
  const deadlines: BusEvent[] = [];
  const held: Delivery[] = [];
  const published: BusEvent[] = [];
  const executions: Execution[] = [];

  const relay = async (): Promise<void> => {
    for (const name of RELAYED) {
      const changes = dynamo.drainStream(tableOf(name));
      if (changes.length > 0) await functions.relay[name](dynamo.toStreamEvent(tableOf(name), changes), context);
    }
  };

  /** Hands a message to an inbox; whatever fails comes back, as from a queue. */
  const deliver = async ({ to, message }: Delivery): Promise<boolean> => {
    const record = { messageId: message.detail.meta.id, body: JSON.stringify(message) };
    const { batchItemFailures } = await functions.inbox[to]({ Records: [record] } as never, context);
    return batchItemFailures.length === 0;
  };

  const start = async (name: string, message: BusEvent): Promise<Execution | undefined> => {
    const execution = await runners.get(name)?.(message, state.fates, state.calls);
    if (execution) executions.push(execution);
    return execution;
  };

  const route = async (message: BusEvent): Promise<void> => {
    published.push(message);
    if (isOneOf(deadlineSubscriptions, message)) deadlines.push(message);
    for (const [to, subscriptions] of Object.entries(INBOXES) as [InboxName, readonly EventDefinition[]][])
      if (isOneOf(subscriptions, message)) {
        if (state.holding) held.push({ to, message });
        else await deliver({ to, message });
      }
    for (const { name, startedBy } of MACHINES) if (isOneOf(startedBy, message)) await start(name, message);
  };

  const settle = async (): Promise<void> => {
    for (let round = 0; round < 100; round++) {
      await relay();
      const messages = functions.bus.take();
      if (messages.length === 0) return;
      for (const message of messages) await route(message);
    }
    throw new Error('The system does not come to rest.');
  };

  /** The deadline queue gives back what it holds. */
  const passDeadline = async (): Promise<void> => {
    world.pass(120_000);
    for (const message of deadlines.splice(0)) await deliver({ to: 'orders', message });
    await settle();
  };

  const call = async (api: keyof typeof functions.api, request: ApiCall): Promise<Answer> => {
    const answer = (await functions.api[api](toApiEvent(request), context)) as APIGatewayProxyStructuredResultV2;
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers ?? {},
      body: JSON.parse(answer.body ?? 'null') as never,
    };
  };

  const operate = async (route: typeof cancelRoute | typeof resumeRoute, orderId: string): Promise<void> => {
    const owner = dynamo.rows(tableOf('orders')).find(({ pk }) => pk === orderId)?.owner;
    await call('orders', { route, params: { orderId }, body: {}, as: { ...admin, sub: String(owner) } });
    await settle();
  };

  return {
    world,
    dynamo,
    functions,
    published,
    executions,
    held,
    call,
    deliver,
    invoke,
    start,
    relay,
    settle,
    passDeadline,
    cancel: (orderId: string) => operate(cancelRoute, orderId),
    resume: (orderId: string) => operate(resumeRoute, orderId),
    suffer: (fates: Fates): void => {
      state.fates = fates;
      state.calls.clear();
    },
    /** From now on messages to inboxes are kept in `held` instead of being delivered. */
    hold: (holding: boolean): void => {
      state.holding = holding;
    },
    rows: (name: string) => dynamo.rows(tableOf(name)),
  };
};

export type OfflineSystem = ReturnType<typeof offlineSystem>;
