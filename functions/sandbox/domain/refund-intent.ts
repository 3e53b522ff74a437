import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';
import { assertAmount, type Request, wasDoneBefore, withEntry } from '#functions/sandbox/domain/record.ts';

export type Refund = Request & {
  /** Minor units, at most what was captured and not refunded yet. */
  readonly amount: number;
};

const CAPTURED: readonly Intent['status'][] = ['captured', 'partially_refunded', 'refunded'];

const giveBack = (intent: Intent, { amount, requestKey, at }: Refund): Intent => {
  const amountRefunded = intent.amountRefunded + amount;
  return {
    ...intent,
    status: amountRefunded === intent.amountCaptured ? 'refunded' : 'partially_refunded',
    amountRefunded,
    ...withEntry(intent, { what: 'refunded', at, amount, requestKey }),
  };
};

/**
 * Gives captured money back, in one or several parts: two requests with different keys are two refunds.
 * @throws IntentRefused `not_captured`, `refund_exceeds_captured`, `invalid_amount`, `idempotency_mismatch`
 */
export const refundIntent = (intent: Intent, refund: Refund): Intent => {
  assertAmount(refund.amount);
  if (wasDoneBefore(intent, refund.requestKey, ['refunded'], refund.amount)) return intent;
  if (!CAPTURED.includes(intent.status)) throw new IntentRefused('not_captured', `${intent.id} was not captured`);
  const left = intent.amountCaptured - intent.amountRefunded;
  if (refund.amount > left)
    throw new IntentRefused('refund_exceeds_captured', `${refund.amount} is more than the ${left} left`);
  return giveBack(intent, refund);
};
