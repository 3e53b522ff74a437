import type { ChangePayment, LoadPayment } from '#functions/payments/application/change-payment.ts';
import { loadKnown } from '#functions/payments/application/load-known.ts';
import { type RefundIntent, requestKey } from '#functions/payments/application/payment-provider.ts';
import { settlePayment } from '#functions/payments/application/settle-payment.ts';
import { PaymentNotCaptured } from '#functions/payments/domain/errors.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { Clock } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export type RefundPorts = {
  readonly changePayment: ChangePayment;
  readonly provider: { readonly refund: RefundIntent };
  readonly now: Clock;
};

/** Gives back all of a captured payment. */
export const refundCaptured =
  (ports: RefundPorts) =>
  (payment: Payment, by: string, trace: Trace): Promise<Payment> => {
    const { orderId, intentId, amount } = payment;
    const ask = () => ports.provider.refund(intentId, { amount, key: requestKey(orderId, 'refund') });
    return settlePayment(ports)(payment, { by, trace, failure: 'RefundFailed', ask });
  };

/** An operator's refund, whole; asked again it gives the same answer. */
export const refundPayment =
  (ports: RefundPorts & { readonly loadPayment: LoadPayment }) =>
  async (orderId: string, by: string, trace: Trace): Promise<Payment> => {
    const payment = await loadKnown(ports, orderId);
    if (payment.status === 'REFUNDED') return payment;
    if (payment.status !== 'CAPTURED')
      throw new PaymentNotCaptured(`The payment of ${orderId} is ${payment.status}.`, { status: payment.status });
    return refundCaptured(ports)(payment, by, trace);
  };
