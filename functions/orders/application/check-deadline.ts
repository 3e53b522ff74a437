import { type DecidePorts, decideOrder } from '#functions/orders/application/decide.ts';
import { overdue } from '#functions/orders/domain/decisions.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** The message of an attempt came out of the deadline queue; a decided order, or one on another attempt, stays. */
export const checkDeadline =
  (ports: DecidePorts) =>
  async (orderId: string, attempt: number, trace: Trace): Promise<void> => {
    await decideOrder(ports, 'deadline')(orderId, (order, act) => overdue(order, act, attempt), trace);
  };
