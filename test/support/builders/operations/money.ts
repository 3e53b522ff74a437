import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import { type Payment, requestPayment } from '#functions/payments/domain/payment.ts';
import type { ProviderStatus } from '#functions/payments/domain/provider-intent.ts';
import { cancelIntent } from '#functions/sandbox/domain/cancel-intent.ts';
import { captureIntent } from '#functions/sandbox/domain/capture-intent.ts';
import { confirmIntent } from '#functions/sandbox/domain/confirm-intent.ts';
import { createIntent, intentIdOf } from '#functions/sandbox/domain/create-intent.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { refundIntent } from '#functions/sandbox/domain/refund-intent.ts';
import { ago, TOTAL } from '#test/support/builders/operations/orders.ts';

const at = ago(29);

/** An intent of 19.98 EUR that moved no money. */
export const opened = (reference: string): Intent => createIntent({ key: reference, reference, ...TOTAL, at });

const change = { requestKey: 'key', at };

export const held = (reference: string): Intent =>
  confirmIntent(opened(reference), { ...change, token: 'tok_approve' }).intent;

export const voided = (reference: string): Intent => cancelIntent(held(reference), { ...change, requestKey: 'cancel' });

export const captured = (reference: string): Intent =>
  captureIntent(held(reference), { ...change, requestKey: 'capture', amount: TOTAL.amount });

export const refunded = (reference: string): Intent =>
  refundIntent(captured(reference), { ...change, requestKey: 'refund', amount: TOTAL.amount });

/** The payment as it follows the provider to a status. */
export const payment = (orderId: string, status: Exclude<ProviderStatus, 'declined'>): Payment => {
  const intentId = intentIdOf(orderId);
  const act = { at, by: 'checkout' };
  return followProvider(requestPayment({ orderId, intentId, amount: TOTAL }, act), { intentId, status }, act);
};
