import { lastChange } from '#functions/operations/audit/last-change.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { isLive } from '#functions/operations/audit/money.ts';
import { intentRow, paymentRow } from '#functions/operations/audit/row-names.ts';
import type { Rule, Violation } from '#functions/operations/audit/rule.ts';
import type { Payment, PaymentStatus } from '#functions/payments/domain/payment.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';

/** What the row must say where the ledger says this. */
const SAID: Record<Intent['status'], PaymentStatus> = {
  requires_confirmation: 'PENDING',
  authorised: 'AUTHORISED',
  declined: 'DECLINED',
  cancelled: 'VOIDED',
  captured: 'CAPTURED',
  partially_refunded: 'CAPTURED',
  refunded: 'REFUNDED',
};

/** An order of nothing is settled without the provider. */
const isFree = ({ amount }: Payment): boolean => amount.amount === 0;

const differs = (payment: Payment, intent: Intent | undefined): string | undefined => {
  const { status, amount, intentId } = payment;
  if (intent === undefined) return `The row is ${status} and the ledger has no intent ${intentId}.`;
  if (SAID[intent.status] !== status) return `The row is ${status}, the intent ${intent.status}.`;
  if (intent.amount !== amount.amount || intent.currency !== amount.currency)
    return `The row has ${amount.amount} ${amount.currency}, the intent ${intent.amount} ${intent.currency}.`;
  return undefined;
};

const violation = (orderId: string, intentId: string, what: string): Violation => ({
  subject: orderId,
  rows: [paymentRow(orderId), intentRow(intentId)],
  what,
  likelyCause: 'The function ended between the effect at the provider and its own write, and nothing ran it again.',
  mend: `${mend.authorisePayment(orderId)}   (or, for an order that came to nothing: ${mend.undoPayment(orderId)})`,
});

const unknownMoney = (intent: Intent): Violation =>
  violation(intent.reference, intent.id, `The intent is ${intent.status} and payments has no row for it.`);

export const paymentDiffersFromLedger: Rule = {
  name: 'payment-differs-from-ledger',
  promise: 'Each payment row says what the provider says, and no money is held without a row.',
  check: ({ payments, paymentOf, intents, intentsOf }, { settled }) => {
    if (intents === undefined) return [];
    const ofRows = payments.flatMap((payment) => {
      const intent = intentsOf.get(payment.orderId)?.find(({ id }) => id === payment.intentId);
      const what = isFree(payment) ? undefined : differs(payment, intent);
      return what !== undefined && settled(lastChange(payment), lastChange(intent))
        ? [violation(payment.orderId, payment.intentId, what)]
        : [];
    });
    const ofMoney = intents.filter((intent) => isLive(intent) && !paymentOf.has(intent.reference));
    return [...ofRows, ...ofMoney.filter((intent) => settled(lastChange(intent))).map(unknownMoney)];
  },
};
