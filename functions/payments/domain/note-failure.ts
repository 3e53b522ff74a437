import { type Act, type Payment, withEntry } from '#functions/payments/domain/payment.ts';

export type Failure = 'CaptureFailed' | 'RefundFailed';

/** The only state in which each may fail; in any other the attempt came too late, which is no news. */
const FAILS_WHEN = { CaptureFailed: 'AUTHORISED', RefundFailed: 'CAPTURED' } as const;

/** Keeps that the provider refused; the same refusal again is kept once. */
export const noteFailure = (payment: Payment, what: Failure, reason: string, act: Act): Payment => {
  const status = FAILS_WHEN[what];
  const last = payment.history.at(-1);
  const known = last?.what === what && last.reason === reason;
  return known || payment.status !== status ? payment : withEntry(payment, { status }, { what, reason, ...act });
};
