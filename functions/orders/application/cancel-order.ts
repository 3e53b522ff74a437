import { type DecidePorts, decideOrder } from '#functions/orders/application/decide.ts';
import { loadOrderOf } from '#functions/orders/application/find-order.ts';
import { type CancelReason, NO_REASON } from '#functions/orders/contract/cancel-reasons.ts';
import { requestCancellation, resume } from '#functions/orders/domain/decisions.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** @throws OrderNotFound for another's, OrderAlreadyDecided */
export const cancelMyOrder =
  (ports: DecidePorts) =>
  async (owner: string, orderId: string, reason: CancelReason | undefined, trace: Trace): Promise<Order> => {
    await loadOrderOf(ports)(owner, orderId);
    return decideOrder(ports, 'buyer')(
      orderId,
      (order, act) => requestCancellation(order, act, reason ?? NO_REASON),
      trace,
    );
  };

/** @throws OrderNotFound, OrderAlreadyDecided */
export const cancelAnyOrder =
  (ports: DecidePorts) =>
  (orderId: string, reason: CancelReason | undefined, trace: Trace): Promise<Order> =>
    decideOrder(ports, 'operator')(
      orderId,
      (order, act) => requestCancellation(order, act, reason ?? NO_REASON),
      trace,
    );

/** @throws OrderNotFound, OrderNotParked */
export const resumeOrder =
  (ports: DecidePorts) =>
  (orderId: string, trace: Trace): Promise<Order> =>
    decideOrder(ports, 'operator')(orderId, resume, trace);
