import { OrderAlreadyDecided } from '#functions/orders/contract/errors.ts';
import { InsufficientFunds, PaymentDeclined, ProviderTimeout } from '#functions/payments/domain/errors.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { DeclineReason } from '#functions/payments/domain/provider-intent.ts';

const DECLINED = {
  'card-declined': PaymentDeclined,
  'insufficient-funds': InsufficientFunds,
} as const satisfies Record<DeclineReason, unknown>;

/**
 * What the state of a payment means for the authorisation that was asked for; the same each time it is asked.
 * @throws PaymentDeclined, InsufficientFunds, OrderAlreadyDecided, ProviderTimeout while nothing is decided
 */
export const assertAuthorised = (payment: Payment): void => {
  const { orderId, status } = payment;
  switch (payment.status) {
    case 'AUTHORISED':
    case 'CAPTURED':
      return;
    case 'DECLINED':
      throw new DECLINED[payment.reason](`The payment of ${orderId} was declined.`, { orderId });
    case 'VOIDED':
    case 'REFUNDED':
      throw new OrderAlreadyDecided(`The payment of ${orderId} is ${status}.`, { orderId, status });
    case 'PENDING':
      throw new ProviderTimeout(`The provider has not decided on ${orderId}.`, { orderId });
  }
};
