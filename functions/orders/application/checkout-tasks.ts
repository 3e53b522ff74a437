import { type DecidePorts, decideOrder, found } from '#functions/orders/application/decide.ts';
import { confirm, giveUp } from '#functions/orders/domain/decisions.ts';
import type { Order, OrderStatus } from '#functions/orders/domain/order.ts';
import { type Failure, rejectionReason } from '#functions/orders/domain/reason.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export type About = { readonly orderId: string };

/** What a machine works on; it is open as long as the order is in the status that the machine is for. */
export const toWorkOn = ({ lines, total, paymentMethod, status }: Order, openIn: OrderStatus) => ({
  open: status === openIn,
  lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
  total,
  paymentMethod,
});

export const beginCheckout =
  ({ loadOrder }: Pick<DecidePorts, 'loadOrder'>) =>
  async ({ orderId }: About) =>
    toWorkOn(found(await loadOrder(orderId), orderId).order, 'PENDING');

export const confirmOrder =
  (ports: DecidePorts) =>
  async ({ orderId }: About, trace: Trace): Promise<void> => {
    await decideOrder(ports, 'checkout')(orderId, confirm, trace);
  };

export const giveUpCheckout =
  (ports: DecidePorts) =>
  async ({ orderId, failure }: About & { readonly failure: Failure }, trace: Trace): Promise<void> => {
    const reason = rejectionReason(failure);
    await decideOrder(ports, 'checkout')(orderId, (order, act) => giveUp(order, act, reason), trace);
  };
