import type * as z from 'zod';
import type { LoadPayment } from '#functions/payments/application/change-payment.ts';
import { type PaymentProvider, requestKey } from '#functions/payments/application/payment-provider.ts';
import { type RefundPorts, refundCaptured } from '#functions/payments/application/refund-payment.ts';
import type { UndoPayment } from '#functions/payments/contract/tasks.ts';
import { ProviderRefused } from '#functions/payments/domain/errors.ts';
import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import { isOver, type PaymentRequest, requestPayment } from '#functions/payments/domain/payment.ts';
import type { ProviderIntent } from '#functions/payments/domain/provider-intent.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

type Asked = z.infer<typeof UndoPayment.input>;

export type UndoPorts = RefundPorts & {
  readonly loadPayment: LoadPayment;
  readonly provider: Pick<PaymentProvider, 'createIntent' | 'cancel' | 'refund'>;
};

const BY = 'cancel-order';

const cancel = async ({ provider }: UndoPorts, { orderId, intentId }: PaymentRequest): Promise<ProviderIntent> => {
  try {
    return await provider.cancel(intentId, { key: requestKey(orderId, 'cancel') });
  } catch (error) {
    if (isErrorNamed(error, 'AlreadyCaptured')) return { intentId, status: 'captured' };
    throw error;
  }
};

/**
 * Leaves nothing held and nothing taken for an order, and nothing that could still come: the intent is created only to
 * be cancelled, which fences a confirm on its way, and the row stays as the tombstone for one that has not begun.
 * The provider first, the row after: a crash between is healed by the next run.
 */
export const undoPayment =
  (ports: UndoPorts) =>
  async ({ orderId, total }: Asked, trace: Trace): Promise<Record<string, never>> => {
    const payment = await ports.loadPayment(orderId);
    if (payment !== undefined && isOver(payment)) return {};
    const request = payment ?? { orderId, amount: total, ...(await ports.provider.createIntent(orderId, total)) };
    const intent = await cancel(ports, request);
    const act = { at: instant(ports.now()), by: BY };
    const known = { orderId, payment, trace };
    const undone = await ports.changePayment(known, (current) =>
      followProvider(current ?? requestPayment(request, act), intent, act),
    );
    const ended = undone.status === 'CAPTURED' ? await refundCaptured(ports)(undone, BY, trace) : undone;
    if (!isOver(ended)) throw new ProviderRefused(`The payment of ${orderId} stays ${ended.status}.`);
    return {};
  };
