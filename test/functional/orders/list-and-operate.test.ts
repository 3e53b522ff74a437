import { beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/orders/contract/routes.ts';
import { admin, buyer, otherBuyer } from '#test/support/system/api-call.ts';
import { ordersOf, violations } from '#test/support/system/facts.ts';
import type { Answer, OfflineSystem } from '#test/support/system/offline-system.ts';
import { place, systemsWith } from '#test/support/system/shop.ts';

type Page = { readonly items: readonly { readonly id: string }[]; readonly nextCursor?: string };

const OPERATORS = [
  routes.getAnyOrder,
  routes.getAnyTimeline,
  routes.cancelAnyOrder,
  routes.resumeOrder,
  routes.listUnsettledOrders,
];

const open = systemsWith({ sku: 'CUP', price: 999, stock: 100 });
let system: OfflineSystem;

const setUp = async () => {
  system = await open();
};

const list = async (query: Record<string, string> = {}): Promise<Answer & { page: Page }> => {
  const answer = await system.call('orders', { route: routes.listOrders, query, as: buyer });
  return { ...answer, page: answer.body as Page };
};

const placed = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index++) await place(system, { key: `key-${index}` });
};

describe('GET /orders', () => {
  beforeEach(setUp);

  it('gives my orders newest first, page by page, each once, although orders are added meanwhile', async () => {
    await placed(7);
    const mine = ordersOf(system)
      .sort((a, b) => (a.placedAt < b.placedAt ? 1 : -1))
      .map(({ id }) => id);
    const first = await list({ limit: '3' });
    await place(system, { key: 'meanwhile' });
    await place(system, { key: 'of-another', as: otherBuyer });
    const second = await list({ limit: '3', cursor: first.page.nextCursor ?? '' });
    const third = await list({ limit: '3', cursor: second.page.nextCursor ?? '' });
    const seen = [first, second, third].flatMap(({ page }) => page.items.map(({ id }) => id));
    expect(seen).toEqual(mine);
    expect(third.page.nextCursor).toBeUndefined();
  });

  it.each([
    ['a cursor that is not ours', { cursor: 'AAAA' }, 'invalid-cursor'],
    ['a page of 1,000', { limit: '1000' }, 'invalid-request'],
    ['a query that it does not know', { colour: 'blue' }, 'invalid-request'],
  ])('refuses %s', async (_, query, slug) => {
    expect(await list(query as Record<string, string>)).toMatchObject({
      status: 400,
      body: { type: `urn:bazaar:problem:${slug}` },
    });
  });
});

describe('POST /orders/{orderId}/cancel', () => {
  beforeEach(setUp);

  const cancel = (orderId: string, as: { sub: string }) =>
    system.call('orders', { route: routes.cancelOrder, params: { orderId }, body: { reason: 'changed-my-mind' }, as });

  it('undoes my order, and a second time is the same', async () => {
    await placed(1);
    await system.settle();
    const id = String(ordersOf(system)[0]?.id);
    expect(await cancel(id, buyer)).toMatchObject({
      status: 202,
      body: { status: 'CANCELLING', reason: 'changed-my-mind' },
    });
    expect((await cancel(id, buyer)).status).toBe(202);
    await system.settle();
    expect(ordersOf(system)[0]?.status).toBe('CANCELLED');
    expect(await cancel(id, buyer)).toMatchObject({
      status: 409,
      body: { type: 'urn:bazaar:problem:order-already-decided' },
    });
    expect(violations(system)).toEqual([]);
  });

  it('does not know another’s order, and leaves it', async () => {
    await placed(1);
    await system.settle();
    expect((await cancel(String(ordersOf(system)[0]?.id), otherBuyer)).status).toBe(404);
    expect(ordersOf(system)[0]?.status).toBe('CONFIRMED');
  });

  it('wins or loses against checkout as a whole when both run at once', async () => {
    await placed(1);
    await cancel(String(ordersOf(system)[0]?.id), buyer);
    await system.settle();
    expect(ordersOf(system)[0]?.status).toBe('CANCELLED');
    expect(violations(system)).toEqual([]);
  });
});

describe('operators', () => {
  beforeEach(setUp);

  it.each(OPERATORS.map((route) => [route.name, route] as const))('alone may %s', async (_, route) => {
    await placed(1);
    const params = { orderId: String(ordersOf(system)[0]?.id) };
    expect(await system.call('orders', { route, params, body: {}, as: buyer })).toMatchObject({
      status: 403,
      body: { type: 'urn:bazaar:problem:not-allowed' },
    });
  });

  it('see what is being undone or needs attention, and resume it', async () => {
    system.suffer((task) => (task === 'ConfirmOrder' || task === 'UndoPayment' ? 'fails' : 'fine'));
    await placed(2);
    await system.settle();
    const parked = await system.call('orders', { route: routes.listUnsettledOrders, as: admin });
    expect((parked.body as Page).items).toHaveLength(2);
    system.suffer(() => 'fine');
    for (const { id } of (parked.body as Page).items) await system.resume(id);
    expect(ordersOf(system).map(({ status }) => status)).toEqual(['REJECTED', 'REJECTED']);
    const [first] = ordersOf(system);
    const again = await system.call('orders', {
      route: routes.resumeOrder,
      params: { orderId: first?.id ?? '' },
      as: admin,
    });
    expect(again).toMatchObject({ status: 409, body: { type: 'urn:bazaar:problem:order-not-parked' } });
  });
});
