import { moveIfClaimed } from '#functions/orders/application/claim-orders.ts';
import { type DecidePorts, decideOrder } from '#functions/orders/application/decide.ts';
import type { FindClaim } from '#functions/orders/application/ports.ts';
import { overdue } from '#functions/orders/domain/decisions.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

type Ports = DecidePorts & { readonly findClaim: FindClaim };

/**
 * The message of an attempt came out of the deadline queue; a decided order, or one on another attempt, stays. Every
 * order passes here once, well after it was placed: a guest's that a claim has missed is found now.
 */
export const checkDeadline =
  (ports: Ports) =>
  async (orderId: string, attempt: number, trace: Trace): Promise<void> => {
    const order = await decideOrder(ports, 'deadline')(
      orderId,
      (current, act) => overdue(current, act, attempt),
      trace,
    );
    await moveIfClaimed(ports)(order, trace);
  };
