import { type LimitPorts, refuseTooMany } from '#functions/orders/application/limit-orders.ts';
import { type NewOrderPorts, newOrder, type PlaceOrder } from '#functions/orders/application/new-order.ts';
import type { LoadOrder, SaveOrder } from '#functions/orders/application/ports.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

export type Placed = { readonly order: Order; readonly replayed: boolean };

type Ports = NewOrderPorts & LimitPorts & { readonly loadOrder: LoadOrder; readonly saveOrder: SaveOrder };

type Buyer = { readonly owner: string; readonly idempotencyKey: string };

const sameRequest = (order: Order, request: string): Placed => {
  if (order.request !== request)
    throw new IdempotencyKeyReused('This key placed another order before; use a new key for a new order.');
  return { order, replayed: true };
};

/**
 * Commits an order as PENDING and nothing else: the bus begins checkout. The id follows from the buyer and the key, so
 * that the row is its own idempotency row; a repeat is answered before anything is counted, verified or priced.
 * @throws IdempotencyKeyReused, TooManyRequests, and what newOrder throws
 */
export const placeOrder =
  (ports: Ports) =>
  async (request: PlaceOrder, { owner, idempotencyKey }: Buyer, trace: Trace): Promise<Placed> => {
    const id = derivedId('ord', owner, idempotencyKey);
    const mark = fingerprint(request);
    const before = await ports.loadOrder(id);
    if (before !== undefined) return sameRequest(before.order, mark);
    await refuseTooMany(ports)(owner);
    const order = await newOrder(ports)(id, owner, request);
    if (await ports.saveOrder(order, undefined, trace)) return { order, replayed: false };
    const winner = await ports.loadOrder(id);
    if (winner === undefined) throw new ConcurrentChange(`${id} could be neither written nor read.`);
    return sameRequest(winner.order, mark);
  };
