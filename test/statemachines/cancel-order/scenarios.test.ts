import { describe, expect, it } from '@jest/globals';
import { always, befalls, decide, FATES, once, shopWithCups, statusOf } from '#test/support/builders/fates.ts';
import { ordersOf, stockOf, violations } from '#test/support/system/facts.ts';
import type { Fates } from '#test/support/system/faults-plan.ts';

describe('giving up', () => {
  const whenReservingFails =
    (fates: Fates): Fates =>
    (task, call) =>
      task === 'ReserveStock' ? 'fails' : fates(task, call);

  it.each(FATES.map((fate) => [fate]))('comes to the same when GiveUpCheckout %s once', async (fate) => {
    const system = await shopWithCups();
    await decide(system, whenReservingFails(befalls('GiveUpCheckout', fate, once)));
    expect(ordersOf(system)[0]).toMatchObject({
      status: 'REJECTED',
      cancellation: { by: 'checkout', reason: 'checkout-failed' },
    });
    expect(violations(system)).toEqual([]);
  });

  it.each([['fails-after-effect'], ['times-out-after-effect']] as const)(
    'has been done although GiveUpCheckout %s always: nobody waits for the deadline',
    async (fate) => {
      const system = await shopWithCups();
      await decide(system, whenReservingFails(befalls('GiveUpCheckout', fate, always)));
      expect(ordersOf(system)[0]).toMatchObject({ status: 'REJECTED', cancellation: { by: 'checkout' } });
      expect(system.executions.filter(({ machine }) => machine === 'checkout')).toHaveLength(1);
      expect(violations(system)).toEqual([]);
    },
  );

  it('is left to the deadline when GiveUpCheckout fails always, with the last reason', async () => {
    const system = await shopWithCups();
    await decide(system, whenReservingFails(befalls('GiveUpCheckout', 'fails', always)));
    expect(ordersOf(system)[0]).toMatchObject({
      status: 'REJECTED',
      cancellation: { by: 'deadline', reason: 'deadline-passed' },
    });
    expect(violations(system)).toEqual([]);
  });
});

const UNDO = ['BeginCancellation', 'UndoPayment', 'ReleaseStock', 'FinishCancellation'] as const;
const everyUndo = UNDO.flatMap((task) => FATES.map((fate) => [task, fate] as const));
const AFTER_EFFECT = ['fails-after-effect', 'times-out-after-effect'] as const;
const everyUndoUnheard = UNDO.filter((task) => task !== 'FinishCancellation').flatMap((task) =>
  AFTER_EFFECT.map((fate) => [task, fate] as const),
);
const whenConfirmingFails =
  (fates: Fates): Fates =>
  (task, call) =>
    task === 'ConfirmOrder' ? 'fails' : fates(task, call);

describe('cancel-order', () => {
  it.each(everyUndo)('undoes everything when %s %s once', async (task, fate) => {
    const system = await shopWithCups();
    await decide(system, whenConfirmingFails(befalls(task, fate, once)));
    expect(statusOf(system)).toBe('REJECTED');
    expect(stockOf(system)).toMatchObject([{ available: 10, held: 0, live: 0 }]);
    expect(violations(system)).toEqual([]);
  });

  it.each(UNDO.map((task) => [task]))(
    'parks the order when %s fails always, and resuming it undoes everything',
    async (task) => {
      const system = await shopWithCups();
      await decide(system, whenConfirmingFails(befalls(task, 'fails', always)));
      expect(ordersOf(system)[0]).toMatchObject({ status: 'NEEDS_ATTENTION' });
      expect(system.published.some((event) => event['detail-type'] === 'OrderNeedsAttention.v1')).toBe(true);
      system.suffer(() => 'fine');
      await system.resume(ordersOf(system)[0]?.id ?? '');
      expect(statusOf(system)).toBe('REJECTED');
      expect(violations(system)).toEqual([]);
    },
  );

  it.each(everyUndoUnheard)(
    'parks the order when %s %s always, and resuming it undoes nothing twice',
    async (task, fate) => {
      const system = await shopWithCups();
      await decide(system, whenConfirmingFails(befalls(task, fate, always)));
      expect(statusOf(system)).toBe('NEEDS_ATTENTION');
      system.suffer(() => 'fine');
      await system.resume(ordersOf(system)[0]?.id ?? '');
      expect(statusOf(system)).toBe('REJECTED');
      expect(stockOf(system)).toMatchObject([{ available: 10, held: 0, live: 0 }]);
      expect(violations(system)).toEqual([]);
    },
  );

  it.each(AFTER_EFFECT.map((fate) => [fate]))(
    'is done although FinishCancellation %s always: what is finished is not parked',
    async (fate) => {
      const system = await shopWithCups();
      await decide(system, whenConfirmingFails(befalls('FinishCancellation', fate, always)));
      expect(statusOf(system)).toBe('REJECTED');
      expect(system.published.some((event) => event['detail-type'] === 'OrderNeedsAttention.v1')).toBe(false);
      expect(violations(system)).toEqual([]);
    },
  );

  const parking = [
    ...FATES.map((fate) => [fate, 'once'] as const),
    ...AFTER_EFFECT.map((fate) => [fate, 'always'] as const),
  ];
  it.each(parking)('parks the order, and tells of it once, when ParkOrder %s %s', async (fate, how) => {
    const system = await shopWithCups();
    const park = befalls('ParkOrder', fate, how === 'once' ? once : always);
    await decide(
      system,
      whenConfirmingFails((task, call) => (task === 'UndoPayment' ? 'fails' : park(task, call))),
    );
    expect(statusOf(system)).toBe('NEEDS_ATTENTION');
    expect(system.published.filter((event) => event['detail-type'] === 'OrderNeedsAttention.v1')).toHaveLength(1);
    system.suffer(() => 'fine');
    await system.resume(ordersOf(system)[0]?.id ?? '');
    expect(statusOf(system)).toBe('REJECTED');
    expect(violations(system)).toEqual([]);
  });

  it('is asked again by the sweep when even parking fails', async () => {
    const system = await shopWithCups();
    await decide(
      system,
      whenConfirmingFails((task) => (task === 'UndoPayment' || task === 'ParkOrder' ? 'fails' : 'fine')),
    );
    expect(statusOf(system)).toBe('CANCELLING');
    system.suffer(() => 'fine');
    system.world.pass(901_000);
    await system.functions.sweep({ id: 'tick' }, {} as never);
    await system.settle();
    expect(statusOf(system)).toBe('REJECTED');
    expect(violations(system)).toEqual([]);
  });

  it('gives a confirmed order back when its buyer cancels it', async () => {
    const system = await shopWithCups();
    await decide(system, () => 'fine');
    await system.cancel(ordersOf(system)[0]?.id ?? '');
    expect(statusOf(system)).toBe('CANCELLED');
    expect(stockOf(system)).toMatchObject([{ available: 10, held: 0, live: 0 }]);
    expect(violations(system)).toEqual([]);
  });
});
