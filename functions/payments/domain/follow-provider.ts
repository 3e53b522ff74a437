import { type Act, type Payment, type PaymentStatus, withEntry } from '#functions/payments/domain/payment.ts';
import type { ProviderIntent, ProviderStatus } from '#functions/payments/domain/provider-intent.ts';

type Step = 'Authorised' | 'Voided' | 'Captured' | 'Refunded';
type Reached = Exclude<PaymentStatus, 'DECLINED'>;

/** How an intent came to where it is; steps that we did not see are made up for. */
const STEPS: Record<Exclude<ProviderStatus, 'declined'>, readonly Step[]> = {
  requires_confirmation: [],
  authorised: ['Authorised'],
  cancelled: ['Voided'],
  captured: ['Authorised', 'Captured'],
  refunded: ['Authorised', 'Captured', 'Refunded'],
};

const LEADS_TO: Record<PaymentStatus, Partial<Record<Step, Reached>>> = {
  PENDING: { Authorised: 'AUTHORISED', Voided: 'VOIDED' },
  AUTHORISED: { Captured: 'CAPTURED', Voided: 'VOIDED' },
  CAPTURED: { Refunded: 'REFUNDED' },
  DECLINED: {},
  VOIDED: {},
  REFUNDED: {},
};

const take =
  (act: Act) =>
  (payment: Payment, what: Step): Payment => {
    const status = LEADS_TO[payment.status][what];
    return status === undefined ? payment : withEntry(payment, { status }, { what, ...act });
  };

/**
 * Brings a payment forward to where the provider says it is, and never back: what comes late or twice changes nothing,
 * and then the very same payment is the answer.
 */
export const followProvider = (payment: Payment, intent: ProviderIntent, act: Act): Payment => {
  if (intent.status !== 'declined') return STEPS[intent.status].reduce(take(act), payment);
  if (payment.status !== 'PENDING') return payment;
  const { reason } = intent;
  return withEntry(payment, { status: 'DECLINED', reason }, { what: 'Declined', reason, ...act });
};
