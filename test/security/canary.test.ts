import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listenToLogs } from '#test/support/builders/logs.ts';
import { CANARIES } from '#test/support/security/bodies.ts';
import { type Canary, type Place, scan } from '#test/support/security/canary.ts';
import { type Ask, admin, asking, nobody } from '#test/support/security/people.ts';
import { listenToSegments } from '#test/support/security/segments.ts';
import { type Here, takeTour } from '#test/support/security/tour.ts';
import { buildTown, type Town } from '#test/support/security/town.ts';

let logs: ReturnType<typeof listenToLogs>;
let segments: ReturnType<typeof listenToSegments>;
let town: Town;
let ask: Ask;
let canaries: readonly Canary[];

beforeAll(async () => {
  logs = listenToLogs();
  segments = listenToSegments();
  town = await buildTown();
  ask = asking(town);
  const { pool, settle } = town;
  const here: Here = {
    admin,
    settle,
    codeFor: async (email) => pool.codeFor(email),
    memberOf: async (email) => ({ name: 'a member', sub: pool.subOf(email) }),
  };
  canaries = await takeTour(here, ask);
  await town.passDeadline();
});

afterAll(() => {
  segments.stop();
  logs.stop();
});

const asTexts = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value));

/** Everywhere that nobody's data should be. */
const places = (): Record<string, Place> => {
  const all: Record<string, readonly string[]> = {
    logs: [logs.text()],
    traces: segments.said,
    events: asTexts(town.published),
    archive: [...town.bucket.objects.values()],
    executions: asTexts(town.steps),
    queues: [...town.sent, ...town.queues.sent],
    'dead letters': town.dead,
    parameters: [...town.parameters.kept.values()],
  };
  return Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, { name, texts }]));
};

const found = (place: Place | undefined) => scan(place === undefined ? [] : [place], canaries);

/** What each context may know of people; it is told by the client, never by an event. */
const KNOWS: Readonly<Record<string, readonly string[]>> = {
  customers: ['givenName', 'familyName', 'name', 'line1', 'line2', 'city'],
  shipping: ['givenName', 'familyName', 'name', 'line1', 'line2', 'city'],
  notifications: ['email', "the guest's e-mail"],
};

describe('after all that people do here', () => {
  it('much happened, everywhere', () => {
    const types = new Set(town.published.map((event) => event['detail-type']));
    for (const type of ['OrderConfirmed.v1', 'OrderRejected.v1', 'OrderCancelled.v1', 'GuestClaimed.v1'])
      expect(types).toContain(type);
    for (const place of ['logs', 'traces', 'events', 'archive', 'executions', 'queues'])
      expect([...(places()[place]?.texts ?? [])].join('').length).toBeGreaterThan(1_000);
    expect(logs.text()).toContain('request refused');
  });

  it.each(['logs', 'traces', 'events', 'archive', 'executions', 'queues', 'dead letters', 'parameters'])(
    'nobody’s data is in the %s',
    (name) => expect(found(places()[name])).toEqual([]),
  );

  it.each([
    'cart',
    'catalog',
    'customers',
    'inventory',
    'notifications',
    'operations',
    'orders',
    'payments',
    'sandbox',
    'shipping',
  ])('the rows of %s hold what it needs and no more', (context) => {
    const texts = asTexts(town.rowsOf(context));
    const known = KNOWS[context] ?? [];
    const finds = scan([{ name: context, texts }], canaries);
    expect(finds.filter(({ what }) => !known.includes(what))).toEqual([]);
    for (const what of known) expect(finds.map((find) => find.what)).toContain(what);
  });
});

describe('the scanner', () => {
  const publish = (type: string, data: object, aggregateId = 'ord_1') => {
    const meta = { ...town.published.at(-1)?.detail.meta, id: 'ord_1#99', aggregateId };
    const Detail = JSON.stringify({ meta, data });
    return town.bus.client.send(new PutEventsCommand({ Entries: [{ Source: 'orders', DetailType: type, Detail }] }));
  };

  const leaks: readonly [string, () => Promise<void>][] = [
    [
      'logs',
      async () => {
        town.breakBy(new Error(`No address ${CANARIES.line1}`));
        await ask('getHealth', nobody);
        await ask('listProducts', nobody);
        town.breakBy(undefined);
      },
    ],
    [
      'traces',
      async () => {
        const confirmed = town.published.find((event) => event['detail-type'] === 'OrderConfirmed.v1');
        await publish('OrderConfirmed.v1', confirmed?.detail.data as object, CANARIES.name);
        await town.settle();
      },
    ],
    [
      'executions',
      async () => void town.steps.push({ machine: 'm', task: 't', input: { to: CANARIES.email }, output: {} }),
    ],
    [
      'dead letters',
      async () => {
        await publish('OrderConfirmed.v1', { orderId: 1, note: CANARIES.city });
        await town.settle();
      },
    ],
    ['parameters', async () => void town.parameters.kept.set('/bazaar/test/note', CANARIES.password)],
  ];

  it.each(leaks)('finds what leaks into the %s', async (name, leak) => {
    expect(found(places()[name])).toEqual([]);
    await leak();
    expect(found(places()[name])).not.toEqual([]);
  });

  it.each(['events', 'archive', 'queues'])('finds what an event brings into the %s', async (name) => {
    await publish('OrderConfirmed.v1', { orderId: 'ord_1', to: CANARIES.email });
    await town.settle().catch(() => undefined);
    expect(found(places()[name])).not.toEqual([]);
  });

  it.each([
    ['as it is', CANARIES.line1],
    ['in other letters', CANARIES.line1.toUpperCase()],
    ['within JSON within JSON', JSON.stringify(JSON.stringify({ to: CANARIES.line1 }))],
    ['in an address', `/search?q=${encodeURIComponent(CANARIES.line1)}`],
    ['in base64', Buffer.from(`to: ${CANARIES.line1}, soon`).toString('base64')],
    ['in base64 for addresses', Buffer.from(`{"to":"${CANARIES.line1}"}`).toString('base64url')],
  ])('finds it %s', (_, text) => {
    expect(scan([{ name: 'here', texts: [text] }], [{ what: 'line1', text: CANARIES.line1 }])).toHaveLength(1);
  });

  it('takes no code for found in a longer number', () => {
    const code = [{ what: 'a code', text: '471108' }];
    expect(scan([{ name: 'here', texts: ['1471108', '4711081', '0.471108'] }], code)).toEqual([]);
    expect(scan([{ name: 'here', texts: ['code=471108;'] }], code)).toHaveLength(1);
  });
});
