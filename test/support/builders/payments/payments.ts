import { requestPayment } from '#functions/payments/domain/payment.ts';
import type { ProviderIntent, ProviderStatus } from '#functions/payments/domain/provider-intent.ts';

export const ORDER = 'ord_00000000000000000000000001';
export const TOTAL = { amount: 1998, currency: 'EUR' } as const;
export const INTENT = 'pi_1';

export const trace = {
  correlationId: 'req-1',
  causationId: 'req-1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
} as const;

/** An act by someone in the given second of 2026. */
export const act = (second = 0, by = 'checkout') => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
  by,
});

/** A payment of 19.98 EUR that was opened and not decided. */
export const requested = () => requestPayment({ orderId: ORDER, intentId: INTENT, amount: TOTAL }, act());

/** What the provider says of the intent. */
export const intent = (status: ProviderStatus): ProviderIntent =>
  status === 'declined' ? { intentId: INTENT, status, reason: 'insufficient-funds' } : { intentId: INTENT, status };

export const statuses: readonly ProviderStatus[] = [
  'requires_confirmation',
  'authorised',
  'declined',
  'cancelled',
  'captured',
  'refunded',
];
