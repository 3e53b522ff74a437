import { readFileSync } from 'node:fs';
import { cartSubscriptions } from '#functions/cart/contract/subscriptions.ts';
import { inventorySubscriptions } from '#functions/inventory/contract/subscriptions.ts';
import { operationsSubscriptions } from '#functions/operations/contract/subscriptions.ts';
import { deadlineSubscriptions, ordersSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { shippingSubscriptions } from '#functions/shipping/contract/subscriptions.ts';
import { ROOT } from '#scripts/local/paths.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';

/** Who is told of an event by a rule on the bus. */
const QUEUES = {
  'cart inbox': cartSubscriptions,
  'inventory inbox': inventorySubscriptions,
  'orders inbox': ordersSubscriptions,
  'orders deadline': deadlineSubscriptions,
  'operations archive': operationsSubscriptions,
  'shipping inbox': shippingSubscriptions,
} as const satisfies Readonly<Record<string, readonly EventDefinition[]>>;

export type QueueName = keyof typeof QUEUES;

const isIn = (definitions: readonly EventDefinition[], type: string): boolean =>
  definitions.some(({ detailType }) => detailType === type);

/** Messages that rules put into queues for these events. */
export const messagesOf = (events: readonly string[], queue: QueueName): number =>
  events.filter((type) => isIn(QUEUES[queue], type)).length;

/** Executions of checkout that rules start for these events. */
export const executionsOf = (events: readonly string[]): number =>
  events.filter((type) => isIn(checkout.startedBy, type)).length;

type State = {
  readonly Type: string;
  readonly Next?: string;
  readonly Choices?: readonly { readonly Next: string }[];
};
type Definition = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };

/** The states of checkout that an order passes when all goes well: a choice takes its first way. */
export const statesPassed = (): string[] => {
  const file = `${ROOT}/statemachines/${checkout.name}/${checkout.name}.asl.json`;
  const { StartAt, States } = JSON.parse(readFileSync(file, 'utf8')) as Definition;
  const passed: string[] = [];
  let name: string | undefined = StartAt;
  while (name !== undefined) {
    passed.push(name);
    const state: State | undefined = States[name];
    name = state?.Choices?.[0]?.Next ?? state?.Next;
  }
  return passed;
};
