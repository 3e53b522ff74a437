import { OrderAlreadyDecided } from '#functions/orders/contract/errors.ts';
import { OrderNotParked } from '#functions/orders/domain/errors.ts';
import {
  type Act,
  type CancellingOrder,
  type Order,
  type OrderEntry,
  type PendingOrder,
  withEntry,
} from '#functions/orders/domain/order.ts';

const decided = (order: Order): Error =>
  new OrderAlreadyDecided(`The order is ${order.status}.`, { orderId: order.id, status: order.status });

type NewOrder = Omit<PendingOrder, 'status' | 'history' | 'attempt' | 'placedAt'>;

export const place = (order: NewOrder, act: Act): PendingOrder => ({
  ...order,
  status: 'PENDING',
  placedAt: act.at,
  attempt: 0,
  history: withEntry({ history: [] }, act, { what: 'Placed' }),
});

/** The pivot. @throws OrderAlreadyDecided */
export const confirm = (order: Order, act: Act): Order => {
  if (order.status === 'CONFIRMED') return order;
  if (order.status !== 'PENDING') throw decided(order);
  return { ...order, status: 'CONFIRMED', history: withEntry(order, act, { what: 'Confirmed' }) };
};

const cancelling = (order: Order, act: Act, reason: string): CancellingOrder => ({
  ...order,
  status: 'CANCELLING',
  cancellation: { by: act.by, reason },
  history: withEntry(order, act, { what: 'CancellationRequested', reason }),
});

/** Checkout or the deadline gives up; a decided order stays as it is, however late or often they say so. */
export const giveUp = (order: Order, act: Act, reason: string): Order =>
  order.status === 'PENDING' ? cancelling(order, act, reason) : order;

/** A buyer or an operator cancels; asking twice is asking once. @throws OrderAlreadyDecided */
export const requestCancellation = (order: Order, act: Act, reason: string): Order => {
  if (order.status === 'CANCELLING') return order;
  if (order.status !== 'PENDING' && order.status !== 'CONFIRMED') throw decided(order);
  return cancelling(order, act, reason);
};

const MAX_ATTEMPTS = 3;

/** The deadline of an attempt has passed: one attempt more, or the end. Messages of other attempts change nothing. */
export const overdue = (order: Order, act: Act, attempt: number): Order => {
  if (order.status !== 'PENDING' || order.attempt !== attempt) return order;
  if (attempt >= MAX_ATTEMPTS) return cancelling(order, act, 'deadline-passed');
  const next = attempt + 1;
  return { ...order, attempt: next, history: withEntry(order, act, { what: 'Overdue', attempt: next }) };
};

const endOf = (
  order: CancellingOrder,
): { readonly status: 'REJECTED' | 'CANCELLED'; readonly what: 'Rejected' | 'Cancelled' } =>
  order.cancellation.by === 'checkout' || order.cancellation.by === 'deadline'
    ? { status: 'REJECTED', what: 'Rejected' }
    : { status: 'CANCELLED', what: 'Cancelled' };

/** Everything is undone. */
export const finish = (order: Order, act: Act): Order => {
  if (order.status !== 'CANCELLING') return order;
  const { status, what } = endOf(order);
  return { ...order, status, history: withEntry(order, act, { what, reason: order.cancellation.reason }) };
};

/** The undo failed for as long as it may. */
export const park = (order: Order, act: Act, problem: string): Order =>
  order.status === 'CANCELLING'
    ? {
        ...order,
        status: 'NEEDS_ATTENTION',
        problem,
        history: withEntry(order, act, { what: 'NeedsAttention', reason: problem }),
      }
    : order;

/** An operator takes the undo up again. @throws OrderNotParked */
export const resume = (order: Order, act: Act): Order => {
  if (order.status === 'CANCELLING') return order;
  if (order.status !== 'NEEDS_ATTENTION')
    throw new OrderNotParked(`The order is ${order.status}.`, { status: order.status });
  const { problem: _, ...rest } = order;
  return { ...rest, status: 'CANCELLING', history: askedAgain(order, act) };
};

/** It has been CANCELLING for too long: the request is published once more. */
export const askAgain = (order: Order, act: Act): Order =>
  order.status === 'CANCELLING' ? { ...order, history: askedAgain(order, act) } : order;

const askedAgain = (
  order: Order & { readonly cancellation: { readonly reason: string } },
  act: Act,
): readonly OrderEntry[] => withEntry(order, act, { what: 'CancellationRequested', reason: order.cancellation.reason });
