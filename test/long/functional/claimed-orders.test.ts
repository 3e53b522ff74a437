import { beforeEach, describe, expect, it } from '@jest/globals';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import * as routes from '#functions/orders/contract/routes.ts';
import { toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { audited } from '#test/support/builders/operations/audited.ts';
import { trace } from '#test/support/builders/orders.ts';
import { signedTokens } from '#test/support/builders/signed-tokens.ts';
import { buyer, otherBuyer } from '#test/support/system/api-call.ts';
import { ordersOf, violations } from '#test/support/system/facts.ts';
import { type Answer, type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, stock } from '#test/support/system/shop.ts';

let system: OfflineSystem;
const guest = aGuest('ada');

beforeEach(async () => {
  system = offlineSystem();
  await stock(system, { ...CUP, stock: 100 });
  signedTokens(system);
});

const body = {
  lines: [{ sku: 'CUP', quantity: 2 }],
  currency: 'EUR',
  expectedTotal: { amount: 1998, currency: 'EUR' },
  paymentMethod: 'tok_approve',
};

const order = (key: string): Promise<Answer> =>
  system.call('orders', {
    route: routes.placeOrderAsGuest,
    headers: { ...guest.headers, 'idempotency-key': key },
    body,
  });

const asCustomer = (route: RouteDefinition, orderId: string): Promise<Answer> =>
  system.call('orders', { route, params: { orderId }, ...(route.body && { body: {} }), as: buyer });

/** What customers publishes; answers whether orders took it. */
const claim = (customer: string = buyer.sub): Promise<boolean> => {
  const data = { guest: guest.owner, customer };
  const occurredAt = system.world.now().toISOString();
  const event = { definition: GuestClaimed, data, aggregateId: guest.owner, sequence: 1, occurredAt, trace };
  const message = { source: 'bazaar.customers', 'detail-type': GuestClaimed.detailType, detail: toEnvelope(event) };
  return system.deliver({ to: 'orders', message });
};

const owners = (): string[] => ordersOf(system).map(({ owner }) => owner);
const claims = (): number[] =>
  ordersOf(system).map(({ history }) => history.filter(({ what }) => what === 'Claimed').length);
const claimed = { status: 401, body: { type: 'urn:bazaar:problem:guest-token-claimed' } };

type Command = { readonly constructor: { readonly name: string }; readonly input: Record<string, unknown> };
type Send = (command: Command) => Promise<unknown>;

/** Puts itself between the functions and their table until it is told to go. */
const between = (around: (send: Send, command: Command) => Promise<unknown>): (() => void) => {
  const client = system.dynamo.client as unknown as { send: Send };
  const send = client.send.bind(client);
  client.send = (command) => around(send, command);
  return () => {
    client.send = send;
  };
};

describe('a claimed guest’s orders', () => {
  it('are the customer’s, with an entry in the timeline, and the guest is none any more', async () => {
    await order('one');
    await system.settle();
    await order('two');
    expect(await claim()).toBe(true);
    await system.settle();
    expect(owners()).toEqual([buyer.sub, buyer.sub]);
    const id = String(ordersOf(system)[0]?.id);
    expect(await asCustomer(routes.getTimeline, id)).toMatchObject({
      body: { status: 'CONFIRMED', entries: expect.arrayContaining([expect.objectContaining({ what: 'Claimed' })]) },
    });
    expect(await order('one')).toMatchObject(claimed);
    expect(await order('three')).toMatchObject(claimed);
    for (const route of [routes.getOrderAsGuest, routes.cancelOrderAsGuest])
      expect(
        await system.call('orders', { route, params: { orderId: id }, headers: guest.headers, body: {} }),
      ).toMatchObject(claimed);
    expect(violations(system)).toEqual([]);
  });

  it('go on to be decided, cancelled and undone; later events name the customer', async () => {
    const placed = (await order('one')) as { readonly body: { readonly id: string } };
    await claim();
    await system.settle();
    expect((await asCustomer(routes.cancelOrder, placed.body.id)).status).toBe(202);
    await system.settle();
    expect(ordersOf(system)[0]?.status).toBe('CANCELLED');
    expect(violations(system)).toEqual([]);
    const told = system.published
      .filter(({ source }) => source === 'bazaar.orders')
      .map((event) => [event['detail-type'], (event.detail.data as { owner?: string }).owner]);
    expect(told).toEqual([
      ['OrderPlaced.v1', guest.owner],
      ['OrderConfirmed.v1', buyer.sub],
      ['CancellationRequested.v1', undefined],
      ['OrderCancelled.v1', buyer.sub],
    ]);
  });

  it('move once, however often the claim is told, and to the first who claimed', async () => {
    await order('one');
    await claim();
    const before = system.rows('orders');
    expect(await claim()).toBe(true);
    expect(await claim(otherBuyer.sub)).toBe(true);
    expect(system.rows('orders')).toEqual(before);
  });

  it('leave the other guests’ and customers’ alone', async () => {
    await order('one');
    const other = aGuest('bob');
    const headers = { ...other.headers, 'idempotency-key': 'k' };
    await system.call('orders', { route: routes.placeOrderAsGuest, headers, body });
    await claim();
    expect(owners().sort()).toEqual([buyer.sub, other.owner].sort());
  });

  it('satisfy the auditor', async () => {
    await order('one');
    await system.settle();
    await claim();
    await system.settle();
    await system.passDeadline();
    system.world.pass(3_600_000);
    const { audit, open } = await audited(system);
    await audit();
    expect(await open()).toEqual([]);
  });
});

describe('a crash in the middle of a claim', () => {
  const CALLS = 2 + 3 * 2;

  it.each(
    Array.from({ length: CALLS }, (_, at) => at).flatMap((at) => [
      ['before', at],
      ['after', at],
    ]) as ['before' | 'after', number][],
  )('%s call %d to the table is finished by the next attempt', async (when, at) => {
    for (const key of ['one', 'two', 'three']) await order(key);
    let calls = 0;
    const restore = between(async (send, command) => {
      const fails = calls++ === at;
      if (fails && when === 'before') throw new Error('the worker went away');
      const answer = await send(command);
      if (fails) throw new Error('the worker went away');
      return answer;
    });
    expect(await claim()).toBe(false);
    restore();
    expect(await order('four')).toMatchObject(at === 0 && when === 'before' ? { status: 202 } : claimed);
    expect(await claim()).toBe(true);
    expect(new Set(owners())).toEqual(new Set([buyer.sub]));
    expect(new Set(claims())).toEqual(new Set([1]));
    await system.settle();
    expect(violations(system)).toEqual([]);
  });
});

describe('an order that is placed while its guest is being claimed', () => {
  const puts = (command: Command): { readonly sk?: string; readonly owner?: string } =>
    command.constructor.name === 'PutCommand' ? (command.input.Item as object) : {};

  it('moves after its deadline, when it was written after the claim had looked', async () => {
    const restore = between(async (send, command) => {
      if (puts(command).sk === 'order') {
        restore();
        await claim();
      }
      return send(command);
    });
    expect((await order('one')).status).toBe(202);
    await system.settle();
    expect(owners()).toEqual([guest.owner]);
    await system.passDeadline();
    expect(owners()).toEqual([buyer.sub]);
    expect(ordersOf(system)[0]?.status).toBe('CONFIRMED');
    await system.passDeadline();
    expect(claims()).toEqual([1]);
  });

  it('moves after its deadline, when the index did not show it yet', async () => {
    await order('one');
    const restore = between(async (send, command) =>
      command.constructor.name === 'QueryCommand' ? { Items: [] } : send(command),
    );
    await claim();
    restore();
    expect(owners()).toEqual([guest.owner]);
    await system.settle();
    await system.passDeadline();
    expect(owners()).toEqual([buyer.sub]);
  });

  it('is moved as a whole or not when checkout decides it at the same moment', async () => {
    await order('one');
    const restore = between(async (send, command) => {
      if (puts(command).owner === buyer.sub) {
        restore();
        await system.settle();
      }
      return send(command);
    });
    expect(await claim()).toBe(true);
    await system.settle();
    expect(ordersOf(system)).toMatchObject([{ owner: buyer.sub, status: 'CONFIRMED' }]);
    expect(ordersOf(system)[0]?.history.map(({ what }) => what)).toEqual(['Placed', 'Confirmed', 'Claimed']);
  });

  it('leaves an unclaimed guest’s order alone when its deadline passes', async () => {
    await order('one');
    await system.settle();
    await system.passDeadline();
    expect(owners()).toEqual([guest.owner]);
  });
});
