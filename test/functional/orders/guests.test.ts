import { beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/orders/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { signedTokens } from '#test/support/builders/signed-tokens.ts';
import { buyer } from '#test/support/system/api-call.ts';
import { ordersOf, violations } from '#test/support/system/facts.ts';
import type { Answer, OfflineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, systemsWith } from '#test/support/system/shop.ts';

const open = systemsWith(CUP);
let system: OfflineSystem;
const ada = aGuest('ada');
const bob = aGuest('bob');

const setUp = async () => {
  system = await open();
  signedTokens(system);
};

const body = {
  lines: [{ sku: 'CUP', quantity: 2 }],
  currency: 'EUR',
  expectedTotal: { amount: 1998, currency: 'EUR' },
  paymentMethod: 'tok_approve',
};

const asGuest = (
  { headers }: typeof ada,
  route: RouteDefinition,
  orderId?: string,
  sent: unknown = {},
): Promise<Answer> =>
  system.call('orders', {
    route,
    headers: { ...headers, 'idempotency-key': 'k' },
    ...(orderId !== undefined && { params: { orderId } }),
    ...(route.body && { body: sent }),
  });

const idOf = ({ body: { id } }: { readonly body: { readonly id: string } }): string => id;

describe('a guest', () => {
  beforeEach(setUp);

  it('places an order, sees it confirmed, and finds it under /guest alone', async () => {
    const placed = await asGuest(ada, routes.placeOrderAsGuest, undefined, body);
    expect(placed).toMatchObject({ status: 202, body: { status: 'PENDING' } });
    const id = idOf(placed);
    expect(placed.headers.location).toBe(`/guest/orders/${id}`);
    await system.settle();
    expect(ordersOf(system)[0]?.owner).toBe(ada.owner);
    expect(await asGuest(ada, routes.getOrderAsGuest, id)).toMatchObject({ body: { id, status: 'CONFIRMED' } });
    expect(await asGuest(ada, routes.listOrdersAsGuest)).toMatchObject({ body: { items: [{ id }] } });
    expect(await asGuest(ada, routes.getTimelineAsGuest, id)).toMatchObject({
      body: { entries: [{ what: 'Placed', by: 'buyer' }, { what: 'Confirmed' }] },
    });
    expect(await system.call('orders', { route: routes.getOrder, params: { orderId: id }, as: buyer })).toMatchObject({
      status: 404,
    });
  });

  it('gets the same answer to the same request again', async () => {
    const first = await asGuest(ada, routes.placeOrderAsGuest, undefined, body);
    const again = await asGuest(ada, routes.placeOrderAsGuest, undefined, body);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(ordersOf(system)).toHaveLength(1);
  });

  it('cancels an order, and everything is undone', async () => {
    const id = idOf(await asGuest(ada, routes.placeOrderAsGuest, undefined, body));
    await system.settle();
    const cancelled = await asGuest(ada, routes.cancelOrderAsGuest, id, { reason: 'too-slow' });
    expect(cancelled).toMatchObject({ status: 202, body: { reason: 'too-slow' } });
    await system.settle();
    expect(ordersOf(system)[0]?.status).toBe('CANCELLED');
    expect(violations(system)).toEqual([]);
  });

  it('does not know what another guest or a customer has ordered', async () => {
    const hers = idOf(await asGuest(ada, routes.placeOrderAsGuest, undefined, body));
    const mine = idOf((await place(system)) as { readonly body: { readonly id: string } });
    await system.settle();
    for (const id of [hers, mine])
      for (const route of [routes.getOrderAsGuest, routes.getTimelineAsGuest, routes.cancelOrderAsGuest])
        expect(await asGuest(bob, route, id)).toMatchObject({
          status: 404,
          body: { type: 'urn:bazaar:problem:order-not-found' },
        });
    expect(await asGuest(bob, routes.listOrdersAsGuest)).toMatchObject({ body: { items: [] } });
    expect(ordersOf(system).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
  });

  it.each([
    ['none', () => ({}), 'guest-token-missing'],
    ['a guessed one', () => ({ 'guest-token': 'gst_AAAA' }), 'guest-token-invalid'],
    ['one that has expired', () => aGuest('old', 1).headers, 'guest-token-expired'],
  ])('is let in by its capability alone: %s is refused', async (_, headers, slug) => {
    const sent = { ...headers(), 'idempotency-key': 'k' };
    expect(await system.call('orders', { route: routes.placeOrderAsGuest, headers: sent, body })).toMatchObject({
      status: 401,
      body: { type: `urn:bazaar:problem:${slug}` },
    });
    expect(ordersOf(system)).toEqual([]);
  });

  it('is not let in at the doors of customers', async () => {
    const headers = { ...ada.headers, 'idempotency-key': 'k' };
    expect(await system.call('orders', { route: routes.placeOrder, headers, body })).toMatchObject({ status: 401 });
  });
});
