import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { getTimeline, placeOrder } from '#functions/orders/contract/routes.ts';
import type { Api } from '#scripts/shop/api.ts';
import { isDecided, type OrderStatus } from '#scripts/shop/orders/order-view.ts';
import { median } from '../statistics.ts';
import type { Basket } from './baskets.ts';

export type Checkout = {
  readonly orderId: string;
  readonly status: OrderStatus;
  /** From sending the POST until the row was decided, by the order's own timeline: the clock is the same machine's. */
  readonly decidedAfterMs: number;
};

/** Asking too often would measure the asking: first when orders have lately been decided, then now and then. */
const ASK_EVERY_MS = 150;
const FIRST_ASK_MS = 300;
const PATIENCE_MS = 30_000;

/** One order from POST until it is decided, or patience ends. */
export const checkOut = async (api: Api, basket: Basket, firstAskMs = FIRST_ASK_MS): Promise<Checkout> => {
  const began = Date.now();
  const body = { ...basket, lines: [...basket.lines], paymentMethod: 'tok_approve' };
  const { body: order } = await api(placeOrder, { body, idempotencyKey: randomUUID() });
  for (let asked = 0; ; asked += 1) {
    await delay(asked === 0 ? firstAskMs : ASK_EVERY_MS);
    const { body: timeline } = await api(getTimeline, { params: { orderId: order.id } });
    const { status, entries } = timeline;
    const last = Date.parse(entries.at(-1)?.at ?? '');
    if (isDecided(status) || Date.now() - began > PATIENCE_MS)
      return { orderId: order.id, status, decidedAfterMs: last - began };
  }
};

export type Loop = { readonly buyers: number; readonly orders: number; readonly seconds: number };

export type Run = { readonly checkouts: readonly Checkout[]; readonly seconds: number };

/** So many buyers, each placing the next order when the last one is decided: until all are placed or time is up. */
export const runLoop = async (api: Api, basketOf: (nth: number) => Basket, loop: Loop): Promise<Run> => {
  const checkouts: Checkout[] = [];
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1_000;
  let placed = 0;
  const buyer = async (): Promise<void> => {
    while (placed < loop.orders && elapsed() < loop.seconds) {
      const nth = placed;
      placed += 1;
      const lately = checkouts.slice(-loop.buyers).map(({ decidedAfterMs }) => decidedAfterMs);
      checkouts.push(await checkOut(api, basketOf(nth), lately.length > 0 ? median(lately) : FIRST_ASK_MS));
    }
  };
  await Promise.all(Array.from({ length: loop.buyers }, buyer));
  return { checkouts, seconds: elapsed() };
};
