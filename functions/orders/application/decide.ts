import type { Loaded, LoadOrder, Now, SaveOrder } from '#functions/orders/application/ports.ts';
import { OrderNotFound } from '#functions/orders/domain/errors.ts';
import type { Act, Actor, Order } from '#functions/orders/domain/order.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export type DecidePorts = { readonly loadOrder: LoadOrder; readonly saveOrder: SaveOrder; readonly now: Now };

export type Decision = (order: Order, act: Act) => Order;

const ATTEMPTS = 5;

/** @throws OrderNotFound */
export const found = (loaded: Loaded | undefined, orderId: string): Loaded => {
  if (loaded === undefined) throw new OrderNotFound(`There is no order ${orderId}.`, { orderId });
  return loaded;
};

/**
 * Load, decide, save, and again when the row has moved on meanwhile: decisions are pure, so that judging them anew on
 * what is now there is safe. Nothing is written when the decision changes nothing.
 * @throws OrderNotFound, ConcurrentChange, and whatever the decision throws
 */
export const decideOrder =
  ({ loadOrder, saveOrder, now }: DecidePorts, by: Actor) =>
  async (orderId: string, decide: Decision, trace: Trace): Promise<Order> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { order, version } = found(await loadOrder(orderId), orderId);
      const next = decide(order, { at: now(), by });
      if (next === order || (await saveOrder(next, version, trace))) return next;
    }
    throw new ConcurrentChange(`${orderId} changes faster than a decision can be made.`);
  };
