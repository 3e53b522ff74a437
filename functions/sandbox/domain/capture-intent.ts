import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';
import { assertAmount, type Request, wasDoneBefore, withEntry } from '#functions/sandbox/domain/record.ts';

export type Capture = Request & {
  /** Minor units, at most what is held. */
  readonly amount: number;
};

const take = (intent: Intent, { amount, requestKey, at }: Capture): Intent => {
  if (amount > intent.amountAuthorised)
    throw new IntentRefused('capture_exceeds_authorised', `${amount} is more than the ${intent.amountAuthorised} held`);
  return {
    ...intent,
    status: 'captured',
    amountAuthorised: amount,
    amountCaptured: amount,
    ...withEntry(intent, { what: 'captured', at, amount, requestKey }),
  };
};

/**
 * Takes the held money, once; what is left of the hold is released.
 * @throws IntentRefused `not_authorised`, `intent_cancelled`, `intent_declined`, `capture_exceeds_authorised`,
 * `already_captured` (another amount), `invalid_amount`, `idempotency_mismatch`
 */
export const captureIntent = (intent: Intent, capture: Capture): Intent => {
  assertAmount(capture.amount);
  if (wasDoneBefore(intent, capture.requestKey, ['captured'], capture.amount)) return intent;
  switch (intent.status) {
    case 'authorised':
      return take(intent, capture);
    case 'requires_confirmation':
      throw new IntentRefused('not_authorised', `${intent.id} is not authorised`);
    case 'cancelled':
      throw new IntentRefused('intent_cancelled', `${intent.id} was cancelled`);
    case 'declined':
      throw new IntentRefused('intent_declined', `${intent.id} was declined`);
    default:
      if (intent.amountCaptured === capture.amount) return intent;
      throw new IntentRefused('already_captured', `${intent.amountCaptured} of ${intent.id} was captured before`);
  }
};
