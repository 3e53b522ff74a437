import { beforeEach, describe, expect, it } from '@jest/globals';
import * as routes from '#functions/orders/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { signedTokens } from '#test/support/builders/signed-tokens.ts';
import { type ApiCall, admin, buyer } from '#test/support/system/api-call.ts';
import { ordersOf } from '#test/support/system/facts.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, systemsWith } from '#test/support/system/shop.ts';

/** What a machine calls a task that failed: no word for buyers. */
const PROBLEM = 'Lambda.ServiceException';

const open = systemsWith(CUP);
const ada = aGuest('ada');
let system: OfflineSystem;

/** Two orders that could not be confirmed, and whose undo is stuck: of a buyer, then of a guest. */
const setUp = async () => {
  system = await open();
  signedTokens(system);
  system.suffer((task) => (task === 'ConfirmOrder' || task === 'UndoPayment' ? 'fails' : 'fine'));
  await place(system);
  await system.call('orders', {
    route: routes.placeOrderAsGuest,
    headers: { ...ada.headers, 'idempotency-key': 'guest' },
    body: {
      lines: [{ sku: 'CUP', quantity: 2 }],
      currency: 'EUR',
      expectedTotal: { amount: 1998, currency: 'EUR' },
      paymentMethod: 'tok_approve',
    },
  });
  await system.settle();
};

type Asked = Pick<ApiCall, 'as' | 'headers' | 'query'>;

const ask = async (route: RouteDefinition, { query, ...who }: Asked, owner: string) => {
  const orderId = String(ordersOf(system).find((order) => order.owner === owner)?.id);
  const params = route.path.includes('{orderId}') && { params: { orderId } };
  return (await system.call('orders', { route, ...who, ...params, ...(query && { query }) })).body;
};

const told = { status: 'NEEDS_ATTENTION', reason: 'checkout-failed' };
const parkedEntry = { what: 'NeedsAttention', at: expect.any(String), by: 'checkout' };

describe('an order that needs attention', () => {
  beforeEach(setUp);

  it.each([
    ['its buyer', { as: buyer }, buyer.sub, routes.getOrder, routes.listOrders, routes.getTimeline],
    [
      'its guest',
      { headers: ada.headers },
      ada.owner,
      routes.getOrderAsGuest,
      routes.listOrdersAsGuest,
      routes.getTimelineAsGuest,
    ],
  ] as const)('tells %s why it is undone, and nothing of what is in the way', async (_, who, owner, one, all, time) => {
    const expanded = await ask(one, { ...who, query: { expand: 'timeline' } }, owner);
    const answers = [await ask(one, who, owner), expanded, await ask(all, who, owner), await ask(time, who, owner)];
    expect(answers).toMatchObject([told, told, { items: [told] }, { status: 'NEEDS_ATTENTION' }]);
    for (const { entries } of [{ entries: (expanded as { timeline: unknown[] }).timeline }, answers[3] as never])
      expect((entries as unknown[]).at(-1)).toEqual(parkedEntry);
    expect(JSON.stringify(answers)).not.toContain(PROBLEM);
  });

  it('tells operators what is in the way, too', async () => {
    const known = { ...told, problem: PROBLEM };
    expect(await ask(routes.getAnyOrder, { as: admin }, buyer.sub)).toMatchObject(known);
    expect(await ask(routes.listUnsettledOrders, { as: admin }, buyer.sub)).toMatchObject({ items: [known, known] });
    const { entries } = (await ask(routes.getAnyTimeline, { as: admin }, buyer.sub)) as { entries: unknown[] };
    expect(entries.at(-1)).toEqual({ ...parkedEntry, reason: PROBLEM });
  });

  it('has no problem any more when its undo is taken up again', async () => {
    system.suffer(() => 'fine');
    const resumed = await ask(routes.resumeOrder, { as: admin }, buyer.sub);
    expect(resumed).toMatchObject({ status: 'CANCELLING', reason: 'checkout-failed' });
    expect(resumed).not.toHaveProperty('problem');
  });
});
