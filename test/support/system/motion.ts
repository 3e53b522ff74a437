import { cartSubscriptions } from '#functions/cart/contract/subscriptions.ts';
import { inventorySubscriptions } from '#functions/inventory/contract/subscriptions.ts';
import { notificationsSubscriptions } from '#functions/notifications/contract/subscriptions.ts';
import { operationsSubscriptions } from '#functions/operations/contract/subscriptions.ts';
import { deadlineSubscriptions, ordersSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { shippingSubscriptions } from '#functions/shipping/contract/subscriptions.ts';
import type { FakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { FakeWorld } from '#test/support/fakes/world.ts';
import type { BusEvent } from '#test/support/system/fake-clients.ts';
import type { Functions } from '#test/support/system/functions.ts';
import { tableOf } from '#test/support/system/tables.ts';

const context = {} as never;
const ROUNDS = 100;

const RELAYED = ['catalog', 'customers', 'inventory', 'operations', 'orders', 'payments'] as const;

/** Who reads a queue of the bus: inboxes, and the archive of operations. */
const READERS = {
  operations: operationsSubscriptions,
  cart: cartSubscriptions,
  inventory: inventorySubscriptions,
  notifications: notificationsSubscriptions,
  orders: ordersSubscriptions,
  shipping: shippingSubscriptions,
} as const;

type Reader = keyof typeof READERS;
type Delivery = { readonly to: Reader; readonly message: BusEvent };

const isOneOf = (definitions: readonly EventDefinition[], message: BusEvent): boolean =>
  definitions.some(({ detailType }) => detailType === message['detail-type']);

const readersOf = (message: BusEvent): Reader[] =>
  (Object.keys(READERS) as Reader[]).filter((name) => isOneOf(READERS[name], message));

type Parts = {
  readonly world: FakeWorld;
  readonly dynamo: FakeDynamo;
  readonly functions: Functions;
  /** Starts the machines that a message starts. */
  readonly startFor: (message: BusEvent) => Promise<void>;
};

/** Queues before their readers: held, they keep their messages; what comes back is not handed over again. */
const queuesOf = ({ inbox, archive }: Functions) => {
  const state = { holding: false };
  const held: Delivery[] = [];
  const sent: string[] = [];
  const dead: string[] = [];

  /** Hands a message to its reader. @returns whether it was taken; whatever fails comes back, as from a queue */
  const deliver = async ({ to, message }: Delivery): Promise<boolean> => {
    const reader = to === 'operations' ? archive.operations : inbox[to];
    const body = JSON.stringify(message);
    sent.push(body);
    const { batchItemFailures } = await reader(
      { Records: [{ messageId: message.detail.meta.id, body }] } as never,
      context,
    );
    if (batchItemFailures.length > 0) dead.push(body);
    return batchItemFailures.length === 0;
  };

  return {
    held,
    /** Every message that a reader was handed. */
    sent,
    /** Those that came back. */
    dead,
    deliver,
    take: async (delivery: Delivery): Promise<void> => {
      if (state.holding) held.push(delivery);
      else await deliver(delivery);
    },
    /** From now on messages of the bus are kept in `held` instead of being delivered. */
    hold: (holding: boolean): void => {
      state.holding = holding;
    },
  };
};

/**
 * What moves between the functions, wired as the stacks wire them: tables to relays, relays to the bus, the bus to queues
 * and machines. Nothing moves by itself.
 */
export const moving = ({ world, dynamo, functions, startFor }: Parts) => {
  const { take, ...queues } = queuesOf(functions);
  const deadlines: BusEvent[] = [];
  const published: BusEvent[] = [];

  const relay = async (): Promise<void> => {
    for (const name of RELAYED) {
      const changes = dynamo.drainStream(tableOf(name));
      if (changes.length > 0) await functions.relay[name](dynamo.toStreamEvent(tableOf(name), changes), context);
    }
  };

  const route = async (message: BusEvent): Promise<void> => {
    published.push(message);
    if (isOneOf(deadlineSubscriptions, message)) deadlines.push(message);
    for (const to of readersOf(message)) await take({ to, message });
    await startFor(message);
  };

  /** Lets all that is under way come to its end. */
  const settle = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
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
    for (const message of deadlines.splice(0)) await queues.deliver({ to: 'orders', message });
    await settle();
  };

  return { ...queues, published, relay, settle, passDeadline };
};
