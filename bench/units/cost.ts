import { groupsOf, sumOf } from '../statistics.ts';
import { executionsOf, messagesOf, type QueueName, statesPassed } from './fan-out.ts';
import type { MeasuredCall, MeasuredCheckout, Part } from './measure-checkout.ts';
import { ASSUMED, type PriceName, prices } from './prices.ts';

/** So much of something for one checkout. */
export type Item = {
  readonly part: Part | 'archive' | 'door';
  readonly what: string;
  readonly quantity: number;
  readonly price: PriceName;
};

export const dollarsPerMillion = (items: readonly Item[]): number =>
  sumOf(items, ({ quantity, price }) => quantity * prices[price].perMillion);

const MILLISECONDS: Readonly<Record<string, number>> = {
  DynamoDB: ASSUMED.dynamoMs,
  EventBridge: ASSUMED.busMs,
  Lambda: ASSUMED.providerMs,
};

const isUpdate = ({ action }: MeasuredCall): boolean => action === 'UpdateItem';

/** Lines are updated side by side, so that several updates of one task take as long as one. */
const waitedFor = (calls: readonly MeasuredCall[]): number => {
  const inTurn = calls.filter((call) => !isUpdate(call));
  const together = groupsOf(calls.filter(isUpdate), ({ by, doing }) => `${by} ${doing}`);
  return sumOf(inTurn, ({ service }) => MILLISECONDS[service] ?? 0) + together.length * ASSUMED.dynamoMs;
};

const seconds = (calls: readonly MeasuredCall[], invocations: number): number =>
  (waitedFor(calls) + invocations * ASSUMED.ownMs) / 1_000;

const isRelay = ({ by }: MeasuredCall): boolean => by.endsWith('/relay');

const database = (calls: readonly MeasuredCall[], part: Part): Item[] => [
  { part, what: 'DynamoDB writes', quantity: sumOf(calls, (it) => it.writeUnits + it.indexUnits), price: 'write' },
  { part, what: 'DynamoDB reads', quantity: sumOf(calls, (it) => it.readUnits), price: 'read' },
];

const lambda = (part: Part, what: string, quantity: number, calls: readonly MeasuredCall[]): Item[] => [
  { part, what: `${what}: invocations`, quantity, price: 'invocation' },
  { part, what: `${what}: seconds (assumed)`, quantity: seconds(calls, quantity), price: 'lambdaSecond' },
];

const requestsOf = (messages: number): number => 3 * messages;

const queue = ({ events }: MeasuredCheckout, part: Part, name: QueueName): Item => ({
  part,
  what: `SQS, ${name}: sent, received, deleted`,
  quantity: requestsOf(messagesOf(events, name)),
  price: 'message',
});

const changesIn = ({ changes }: MeasuredCheckout, part: Part): number =>
  sumOf(changes, (one) => (one.part === part ? one.count : 0));

const workOf = (calls: readonly MeasuredCall[]): number => groupsOf(calls, ({ by, doing }) => `${by} ${doing}`).length;

/** Up to CONFIRMED: each change is taken to be an invocation of its relay, though they come in batches. */
const checkoutItems = (measured: MeasuredCheckout): Item[] => {
  const part = 'checkout';
  const calls = measured.calls.filter((call) => call.part === part);
  const work = calls.filter((call) => !isRelay(call));
  const executions = executionsOf(measured.events);
  return [
    ...database(calls, part),
    { part, what: 'EventBridge events', quantity: measured.events.length, price: 'event' },
    { part, what: 'Express execution', quantity: executions, price: 'express' },
    {
      part,
      what: 'Express seconds (assumed)',
      quantity: executions * ASSUMED.executionSeconds,
      price: 'expressSecond',
    },
    ...lambda(part, 'API and tasks', workOf(work), work),
    ...lambda(part, 'relays', changesIn(measured, part), calls.filter(isRelay)),
  ];
};

const afterItems = (measured: MeasuredCheckout): Item[] => {
  const part = 'after';
  const calls = measured.calls.filter((call) => call.part === part);
  return [
    ...database(calls, part),
    queue(measured, part, 'cart inbox'),
    queue(measured, part, 'inventory inbox'),
    queue(measured, part, 'shipping inbox'),
    queue(measured, part, 'orders deadline'),
    ...lambda(part, 'inboxes', workOf(calls), calls),
    ...lambda(part, 'relays', changesIn(measured, part), []),
  ];
};

const archiveItems = ({ events }: MeasuredCheckout): Item[] => {
  const part = 'archive';
  const messages = messagesOf(events, 'operations archive');
  const batches = 1 / ASSUMED.checkoutsPerArchiveBatch;
  const quantity = messages + (2 * messages) / ASSUMED.archiveMessagesPerRequest;
  return [
    { part, what: 'SQS, operations archive (in batches)', quantity, price: 'message' },
    { part, what: 'one object a batch (a million checkouts a month)', quantity: batches, price: 'put' },
    { part, what: 'one invocation a batch', quantity: batches, price: 'invocation' },
  ];
};

/** All that one checkout consumes, by what AWS bills. */
export const itemsOf = (measured: MeasuredCheckout): Item[] => [
  ...checkoutItems(measured),
  ...afterItems(measured),
  ...archiveItems(measured),
  { part: 'door', what: 'POST /orders through the HTTP API', quantity: 1, price: 'httpApi' },
];

const isMachine = ({ price }: Item): boolean => price === 'express' || price === 'expressSecond';

/** Start and every state passed: what a Standard machine of the same states would be billed for. */
export const transitionsOf = (): number => statesPassed().length + 1;

/** The checkout set with a Standard machine in place of the Express one. */
export const standardAlternative = (items: readonly Item[]): number =>
  dollarsPerMillion(items.filter((item) => item.part === 'checkout' && !isMachine(item))) +
  transitionsOf() * prices.transition.perMillion;

const FLOOR_WRITES = 7;
const FLOOR_EVENTS = 2;

/**
 * The least that such a checkout can cost here: each fact written once (order, its index entry, three stocks, payment,
 * confirmation), the two events that others cannot do without, one invocation a task and none of a relay.
 */
export const floor = (items: readonly Item[]): number => {
  const kept = items.filter(({ part, what }) => part === 'checkout' && !what.startsWith('relays'));
  const least = kept.map((item): Item => {
    if (item.price === 'write') return { ...item, quantity: FLOOR_WRITES };
    return item.price === 'event' ? { ...item, quantity: FLOOR_EVENTS } : item;
  });
  return dollarsPerMillion(least);
};
