import type { DeclineReason } from '#functions/payments/domain/provider-intent.ts';
import type { HistoryEntry } from '#functions/shared/events/events-from-history.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import { derivedId, type Id } from '#functions/shared/kernel/ids.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

export type PaymentId = Id<'pay'>;

export type PaymentEntry = HistoryEntry & {
  readonly what:
    | 'Requested'
    | 'Authorised'
    | 'Declined'
    | 'Voided'
    | 'Captured'
    | 'Refunded'
    | 'CaptureFailed'
    | 'RefundFailed';
  /** Why not, where something was declined or failed. */
  readonly reason?: string;
};

type State =
  | { readonly status: 'DECLINED'; readonly reason: DeclineReason }
  | { readonly status: 'PENDING' | 'AUTHORISED' | 'VOIDED' | 'CAPTURED' | 'REFUNDED' };

/** What we know of the payment of one order; the provider's intent is the truth that it follows. */
export type Payment = State & {
  readonly id: PaymentId;
  readonly orderId: string;
  readonly intentId: string;
  readonly amount: Money;
  readonly history: readonly PaymentEntry[];
  /** One more with every entry: the sequence of the last. */
  readonly version: number;
};

export type PaymentStatus = Payment['status'];

/** When a change happens and on whose behalf. */
export type Act = { readonly at: Instant; readonly by: string };

export type PaymentRequest = Pick<Payment, 'orderId' | 'intentId' | 'amount'>;

/** There is one payment for an order, for ever. */
export const paymentIdOf = (orderId: string): PaymentId => derivedId('pay', orderId);

export const requestPayment = ({ orderId, intentId, amount }: PaymentRequest, act: Act): Payment => ({
  id: paymentIdOf(orderId),
  orderId,
  intentId,
  amount,
  status: 'PENDING',
  history: [{ sequence: 1, what: 'Requested', ...act }],
  version: 1,
});

/** The payment in its next state, with the entry that says how it came there. */
export const withEntry = (payment: Payment, state: State, entry: Omit<PaymentEntry, 'sequence'>): Payment => {
  const sequence = payment.version + 1;
  return { ...payment, ...state, history: [...payment.history, { sequence, ...entry }], version: sequence };
};

const OVER: readonly PaymentStatus[] = ['DECLINED', 'VOIDED', 'REFUNDED'];

/** Nothing is held or kept for the order, and nothing can be any more. */
export const isOver = ({ status }: Payment): boolean => OVER.includes(status);
