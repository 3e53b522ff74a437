import type { Payment } from '#functions/payments/domain/payment.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export type LoadPayment = (orderId: string) => Promise<Payment | undefined>;

/** One conditional write. @throws ConcurrentChange unless the table still holds `before` */
export type SavePayment = (before: Payment | undefined, after: Payment, trace: Trace) => Promise<void>;

export type ChangePorts = { readonly loadPayment: LoadPayment; readonly savePayment: SavePayment };

/** Where a change starts from: the row as it was read, or undefined where there was none. */
export type Known = { readonly orderId: string; readonly payment: Payment | undefined; readonly trace: Trace };

export type ChangePayment = (known: Known, decide: (payment: Payment | undefined) => Payment) => Promise<Payment>;

const ATTEMPTS = 3;

/** Decides and saves; where another write came between, decides anew from what that one left, at most three times. */
export const changePayment = ({ loadPayment, savePayment }: ChangePorts): ChangePayment => {
  const attempt = async (known: Known, decide: Parameters<ChangePayment>[1], left: number): Promise<Payment> => {
    const next = decide(known.payment);
    if (next === known.payment) return next;
    try {
      await savePayment(known.payment, next, known.trace);
      return next;
    } catch (error) {
      if (left <= 1 || !isErrorNamed(error, 'ConcurrentChange')) throw error;
      const payment = await loadPayment(known.orderId);
      return attempt({ ...known, payment }, decide, left - 1);
    }
  };
  return (known, decide) => attempt(known, decide, ATTEMPTS);
};
