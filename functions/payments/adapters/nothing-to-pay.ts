import type { PaymentProvider } from '#functions/payments/application/payment-provider.ts';
import type { ProviderIntent, ProviderStatus } from '#functions/payments/domain/provider-intent.ts';
import { isZero } from '#functions/shared/kernel/money/compare.ts';

const FREE = 'free_';

type Reached = Exclude<ProviderStatus, 'declined'>;

const reaches =
  (status: Reached) =>
  async (intentId: string): Promise<ProviderIntent> => ({ intentId, status });

/** Moves nothing, so the row alone decides: its tombstone is the whole fence. */
const FREE_OF_CHARGE = {
  confirm: reaches('authorised'),
  cancel: reaches('cancelled'),
  capture: reaches('captured'),
  refund: reaches('refunded'),
} as const;

/** No provider takes an order of nothing: whatever costs 0 is settled here, under an intent id that begins `free_`. */
export const unlessFree = (provider: PaymentProvider): PaymentProvider => {
  const sideOf = (intentId: string): Omit<PaymentProvider, 'createIntent' | 'find'> =>
    intentId.startsWith(FREE) ? FREE_OF_CHARGE : provider;
  return {
    createIntent: async (orderId, amount) =>
      isZero(amount)
        ? { intentId: `${FREE}${orderId}`, status: 'requires_confirmation' }
        : provider.createIntent(orderId, amount),
    confirm: (intentId, act) => sideOf(intentId).confirm(intentId, act),
    cancel: (intentId, act) => sideOf(intentId).cancel(intentId, act),
    capture: (intentId, act) => sideOf(intentId).capture(intentId, act),
    refund: (intentId, act) => sideOf(intentId).refund(intentId, act),
    find: provider.find,
  };
};
