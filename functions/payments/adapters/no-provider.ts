import type { PaymentProvider } from '#functions/payments/application/payment-provider.ts';
import { ProviderRefused, UnknownPaymentMethod } from '#functions/payments/domain/errors.ts';
import type { ProviderIntent } from '#functions/payments/domain/provider-intent.ts';

const NONE = 'none_';

const intentOf = (orderId: string): ProviderIntent => ({
  intentId: `${NONE}${orderId}`,
  status: 'requires_confirmation',
});

const refuse = async (): Promise<never> => {
  throw new ProviderRefused('This stage has no payment provider.', { code: 'no_provider' });
};

/**
 * A stage without a payment provider: nobody can pay, so every checkout is rejected, and as nothing was ever held, every
 * undo comes to its end.
 */
export const noProvider: PaymentProvider = {
  createIntent: async (orderId) => intentOf(orderId),
  confirm: async () => {
    throw new UnknownPaymentMethod('This stage has no payment provider.');
  },
  cancel: async (intentId) => ({ intentId, status: 'cancelled' }),
  capture: refuse,
  refund: refuse,
  find: async (orderId) => intentOf(orderId),
};
