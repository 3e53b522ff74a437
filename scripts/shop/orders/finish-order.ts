import { followOrder, sayOrder } from '#scripts/shop/orders/follow-order.ts';
import type { Placed } from '#scripts/shop/orders/place-order.ts';
import { readerOf } from '#scripts/shop/orders/read-order.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { Outcome } from '#scripts/shop/shop.ts';

type Finishing = { readonly key: string; readonly wait: boolean; readonly timeout: number };

/** Shows an order that was placed, and follows it until it is decided. @throws Failure that names the order */
export const finishOrder = async (
  session: Session,
  { order, replayed }: Placed,
  { key, wait, timeout }: Finishing,
): Promise<Outcome> => {
  sayOrder(session, order);
  if (replayed) session.terminal.note('This key placed the order before.');
  const about = { replayed, idempotencyKey: key };
  if (!wait) return { json: { ...order, timeline: [], ...about } };
  // An operator who orders is the buyer of that order.
  const reader = readerOf({ ...session, as: undefined });
  const outcome = await followOrder(session, { order, reader, wanted: ['CONFIRMED'], timeoutMs: timeout * 1_000 });
  return { ...outcome, json: { ...outcome.json, ...about } };
};
