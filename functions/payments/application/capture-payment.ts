import type { ChangePayment, LoadPayment } from '#functions/payments/application/change-payment.ts';
import { loadKnown } from '#functions/payments/application/load-known.ts';
import { type CaptureIntent, requestKey } from '#functions/payments/application/payment-provider.ts';
import { settlePayment } from '#functions/payments/application/settle-payment.ts';
import { PaymentNotAuthorised } from '#functions/payments/domain/errors.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { Clock } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export type CapturePorts = {
  readonly loadPayment: LoadPayment;
  readonly changePayment: ChangePayment;
  readonly provider: { readonly capture: CaptureIntent };
  readonly now: Clock;
};

const notAuthorised = ({ orderId, status }: Payment) =>
  new PaymentNotAuthorised(`The payment of ${orderId} is ${status}.`, { status });

/** Takes what is held for an order, whole; asked again it gives the same answer. */
export const capturePayment =
  (ports: CapturePorts) =>
  async (orderId: string, by: string, trace: Trace): Promise<Payment> => {
    const payment = await loadKnown(ports, orderId);
    if (payment.status === 'CAPTURED') return payment;
    if (payment.status !== 'AUTHORISED') throw notAuthorised(payment);
    const { intentId, amount } = payment;
    const ask = () => ports.provider.capture(intentId, { amount, key: requestKey(orderId, 'capture') });
    const captured = await settlePayment(ports)(payment, { by, trace, failure: 'CaptureFailed', ask });
    if (captured.status !== 'CAPTURED') throw notAuthorised(captured);
    return captured;
  };
