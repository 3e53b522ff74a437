import type { Row, Table } from '../report.ts';
import { groupsOf, round, sumOf } from '../statistics.ts';
import { dollarsPerMillion, type Item } from './cost.ts';
import { executionsOf, messagesOf, type QueueName, statesPassed } from './fan-out.ts';
import type { MeasuredCall, MeasuredCheckout, MeasuredRow, Part } from './measure-checkout.ts';
import { ASSUMED, PRICES_AS_OF, prices } from './prices.ts';
import { withReasons } from './reasons.ts';

const KILOBYTE = 1024;

/** Calls that consume units, each with what for; the last row is their sum. */
export const unitsTable = (title: string, calls: readonly MeasuredCall[], part: Part): Table => {
  const own = withReasons(calls).filter((call) => call.part === part && call.service === 'DynamoDB');
  const rows = own.map(({ context, by, doing, action, item, writeUnits, indexUnits, readUnits, why }) => ({
    table: context,
    function: by,
    work: doing,
    call: `${action} ${item}`,
    write: writeUnits,
    index: indexUnits,
    read: readUnits,
    why,
  }));
  const total = {
    write: sumOf(own, ({ writeUnits }) => writeUnits),
    index: sumOf(own, ({ indexUnits }) => indexUnits),
    read: sumOf(own, ({ readUnits }) => readUnits),
  };
  return { title, rows: [...rows, { table: 'sum', function: '', work: '', call: '', ...total, why: '' }] };
};

/** How much each row has left before it costs a second unit a write. */
export const rowsTable = (rows: readonly MeasuredRow[]): Table => ({
  title: 'Rows at the end, 3 lines',
  rows: groupsOf(rows, ({ context, item }) => `${context} ${item}`).map(([row, all]) => {
    const bytes = Math.max(...all.map((one) => one.bytes));
    return { row, bytes, 'to 1 KB': KILOBYTE - bytes };
  }),
  notes: [
    "Titles of 42 characters, SKUs of 14, UUIDs for buyer, key and request; an order has a cart, a quote and a contact. Sizes by DynamoDB's published rules.",
  ],
});

/** Everything that our code asks of AWS. */
export const callsTable = (calls: readonly MeasuredCall[]): Table => ({
  title: 'API calls to AWS that our functions make, per checkout',
  rows: groupsOf(withReasons(calls), ({ service, action, by, why }) => [service, action, by, why].join(' ')).flatMap(
    ([, [one, ...more]]): Row[] =>
      one ? [{ service: one.service, call: one.action, function: one.by, count: 1 + more.length, why: one.why }] : [],
  ),
});

const QUEUES: readonly (readonly [QueueName, string])[] = [
  ['cart inbox', 'OrderConfirmed takes what was bought out of the cart'],
  ['inventory inbox', 'OrderConfirmed commits the stock'],
  ['shipping inbox', 'OrderConfirmed keeps the address of its quote'],
  ['orders deadline', 'OrderPlaced comes back after 120 s: an order that is still PENDING is looked at again'],
  ['orders inbox', 'hears of products and of claimed guests only'],
  ['operations archive', 'every event is kept; up to 1,000 messages or 60 s make one PutObject'],
];

/** What AWS does on our behalf, which is billed but is no call of ours. */
export const deliveriesTable = ({ calls, events, changes }: MeasuredCheckout): Table => {
  const tasks = groupsOf(calls, ({ by, doing }) => `${by} ${doing}`).filter(([work]) => work.includes('/tasks'));
  const states = statesPassed();
  return {
    title: 'What AWS does for us in between, per checkout',
    rows: [
      { service: 'EventBridge', what: 'events', count: events.length, why: events.join(', ') },
      { service: 'Step Functions', what: 'Express executions', count: executionsOf(events), why: 'checkout' },
      { service: 'Step Functions', what: 'states passed', count: states.length, why: states.join(', ') },
      { service: 'Lambda', what: 'invoked by the machine', count: tasks.length, why: 'one task each' },
      {
        service: 'Lambda',
        what: 'relays invoked, at most',
        count: sumOf(changes, ({ count }) => count),
        why: 'one a change; changes that are near each other come in one batch',
      },
      ...QUEUES.map(([queue, why]) => ({
        service: 'SQS',
        what: `messages, ${queue}`,
        count: messagesOf(events, queue),
        why,
      })),
    ],
  };
};

const PARTS: Readonly<Record<string, string>> = {
  checkout: 'checkout set',
  after: 'after it',
  archive: 'archive',
  door: 'front door',
};

export const costTable = (items: readonly Item[]): Table => ({
  title: 'Dollars per million checkouts',
  rows: items.map(({ part, what, quantity, price }) => ({
    part: PARTS[part] ?? part,
    what,
    quantity: round(quantity, 3),
    'price per million': round(prices[price].perMillion, 4),
    dollars: round(dollarsPerMillion([{ part, what, quantity, price }]), 2),
    source: prices[price].source,
  })),
  notes: [
    `List prices of us-east-1, on demand, beyond free tiers, as of ${PRICES_AS_OF}.`,
    `Durations are assumed, not measured: an emulator's say nothing about AWS (${ASSUMED.ownMs} ms a function, ${ASSUMED.dynamoMs} ms a call to its table, ${ASSUMED.busMs} ms PutEvents, ${ASSUMED.providerMs} ms a call to the provider, ${ASSUMED.executionSeconds} s an execution).`,
    "Not in it: status polls, Cognito, CloudFront, WAF, logs, X-Ray, storage, the provider's fee, queue polling when idle.",
  ],
});
