import { type About, toWorkOn } from '#functions/orders/application/checkout-tasks.ts';
import { type DecidePorts, decideOrder, found } from '#functions/orders/application/decide.ts';
import { finish, park } from '#functions/orders/domain/decisions.ts';
import { errorNameOf, type Failure } from '#functions/orders/domain/reason.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export const beginCancellation =
  ({ loadOrder }: Pick<DecidePorts, 'loadOrder'>) =>
  async ({ orderId }: About) =>
    toWorkOn(found(await loadOrder(orderId), orderId).order, 'CANCELLING');

export const finishCancellation =
  (ports: DecidePorts) =>
  async ({ orderId }: About, trace: Trace): Promise<void> => {
    await decideOrder(ports, 'checkout')(orderId, finish, trace);
  };

type ParkPorts = DecidePorts & {
  /** Told of each order that was parked, for the metric and the alarm. */
  readonly onParked: (orderId: string, problem: string) => void;
};

export const parkOrder =
  ({ onParked, ...ports }: ParkPorts) =>
  async ({ orderId, failure }: About & { readonly failure: Failure }, trace: Trace): Promise<void> => {
    const problem = errorNameOf(failure);
    const order = await decideOrder(ports, 'checkout')(orderId, (order, act) => park(order, act, problem), trace);
    if (order.status === 'NEEDS_ATTENTION') onParked(orderId, problem);
  };
