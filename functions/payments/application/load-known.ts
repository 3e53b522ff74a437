import type { LoadPayment } from '#functions/payments/application/change-payment.ts';
import { PaymentNotFound } from '#functions/payments/domain/errors.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';

/** @throws PaymentNotFound */
export const loadKnown = async (
  { loadPayment }: { readonly loadPayment: LoadPayment },
  orderId: string,
): Promise<Payment> => {
  const payment = await loadPayment(orderId);
  if (payment === undefined) throw new PaymentNotFound(`There is no payment for ${orderId}.`);
  return payment;
};
