import { describe, expect, it } from '@jest/globals';
import { always, befalls, decide, FATES, once, shopWithCups, statusOf } from '#test/support/builders/fates.ts';
import { ordersOf, stockOf, violations } from '#test/support/system/facts.ts';
import { place } from '#test/support/system/shop.ts';

const CHECKOUT = ['BeginCheckout', 'ReserveStock', 'AuthorisePayment', 'ConfirmOrder'] as const;
const everyStep = CHECKOUT.flatMap((task) => FATES.map((fate) => [task, fate] as const));

describe('checkout', () => {
  it('confirms an order, holds its pieces and its money', async () => {
    const system = await shopWithCups();
    await decide(system, () => 'fine');
    expect(statusOf(system)).toBe('CONFIRMED');
    expect(stockOf(system)).toMatchObject([{ sku: 'CUP', available: 8, held: 2, live: 0 }]);
    expect(violations(system)).toEqual([]);
  });

  it.each(everyStep)('confirms all the same when %s %s once', async (task, fate) => {
    const system = await shopWithCups();
    await decide(system, befalls(task, fate, once));
    expect(statusOf(system)).toBe('CONFIRMED');
    expect(violations(system)).toEqual([]);
  });

  it.each(everyStep.filter(([task]) => task !== 'ConfirmOrder'))(
    'rejects and undoes everything when %s %s always',
    async (task, fate) => {
      const system = await shopWithCups();
      await decide(system, befalls(task, fate, always));
      expect(ordersOf(system)[0]).toMatchObject({ status: 'REJECTED', cancellation: { reason: 'checkout-failed' } });
      expect(violations(system)).toEqual([]);
    },
  );

  it('rejects when the order can never be confirmed, but keeps one that was confirmed although no answer came', async () => {
    const lost = await shopWithCups();
    await decide(lost, befalls('ConfirmOrder', 'fails', always));
    expect(statusOf(lost)).toBe('REJECTED');
    expect(violations(lost)).toEqual([]);
    const unheard = await shopWithCups();
    await decide(unheard, befalls('ConfirmOrder', 'fails-after-effect', always));
    expect(statusOf(unheard)).toBe('CONFIRMED');
    expect(violations(unheard)).toEqual([]);
  });

  it.each([
    ['tok_decline', 'payment-declined'],
    ['tok_insufficient_funds', 'insufficient-funds'],
    ['tok_nobody_knows', 'unknown-payment-method'],
    ['tok_error', 'checkout-failed'],
  ])('rejects with the reason and gives everything back when the payment is %s', async (payment, reason) => {
    const system = await shopWithCups();
    await decide(system, () => 'fine', payment);
    expect(ordersOf(system)[0]).toMatchObject({ status: 'REJECTED', cancellation: { by: 'checkout', reason } });
    expect(stockOf(system)).toMatchObject([{ available: 10, held: 0, live: 0 }]);
    expect(violations(system)).toEqual([]);
  });

  it.each(['tok_timeout', 'tok_slow'])('confirms once when the provider did it but %s', async (payment) => {
    const system = await shopWithCups();
    await decide(system, () => 'fine', payment);
    expect(statusOf(system)).toBe('CONFIRMED');
    expect(violations(system)).toEqual([]);
  });

  it('rejects for want of stock and keeps what others hold', async () => {
    const system = await shopWithCups();
    await place(system, { key: 'all', lines: [{ sku: 'CUP', quantity: 10 }], total: 9990 });
    await place(system, { key: 'none-left', lines: [{ sku: 'CUP', quantity: 1 }], total: 999 });
    await system.settle();
    expect(
      ordersOf(system)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['CONFIRMED', 'REJECTED']);
    expect(violations(system)).toEqual([]);
  });

  it('is begun again by the deadline when even giving up fails, and given up in the end', async () => {
    const system = await shopWithCups();
    await decide(system, (task) => (task === 'ReserveStock' || task === 'GiveUpCheckout' ? 'fails' : 'fine'));
    expect(ordersOf(system)[0]).toMatchObject({ status: 'REJECTED', cancellation: { by: 'deadline' } });
    expect(system.executions.filter(({ machine }) => machine === 'checkout')).toHaveLength(4);
    expect(violations(system)).toEqual([]);
  });
});

const TASKS: Readonly<Record<string, string>> = {
  ReserveStock: 'InventoryTasks',
  AuthorisePayment: 'PaymentsTasks',
  ConfirmOrder: 'OrdersTasks',
};

describe('an undo that overtakes', () => {
  it.each(Object.keys(TASKS))('a late %s finds the order decided and changes nothing', async (task) => {
    const system = await shopWithCups();
    system.suffer((name) => (name === task ? 'fails' : 'fine'));
    await place(system);
    await system.settle();
    expect(statusOf(system)).toBe('REJECTED');
    const order = ordersOf(system)[0];
    const payload = {
      task,
      input: {
        orderId: order?.id,
        lines: [{ sku: 'CUP', quantity: 2 }],
        total: order?.total,
        paymentMethod: 'tok_approve',
      },
      trace: {
        correlationId: 'late',
        causationId: 'late',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    };
    await expect(system.invoke(TASKS[task] ?? '', payload)).rejects.toMatchObject({ name: 'OrderAlreadyDecided' });
    await system.settle();
    expect(statusOf(system)).toBe('REJECTED');
    expect(violations(system)).toEqual([]);
  });
});
