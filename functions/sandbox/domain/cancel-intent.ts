import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { heldAmount } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';
import { type Request, wasDoneBefore, withEntry } from '#functions/sandbox/domain/record.ts';

const release = (intent: Intent, { requestKey, at }: Request): Intent => ({
  ...intent,
  status: 'cancelled',
  cancelledAt: at,
  amountAuthorised: 0,
  ...withEntry(intent, { what: 'cancelled', at, amount: heldAmount(intent), requestKey }),
});

/**
 * Releases the hold, if there is one, and refuses every confirm from then on. A declined intent holds nothing and
 * never will, so it stays as it is.
 * @throws IntentRefused `already_captured` (refund instead), `idempotency_mismatch`
 */
export const cancelIntent = (intent: Intent, request: Request): Intent => {
  if (wasDoneBefore(intent, request.requestKey, ['cancelled'])) return intent;
  switch (intent.status) {
    case 'cancelled':
    case 'declined':
      return intent;
    case 'requires_confirmation':
    case 'authorised':
      return release(intent, request);
    default:
      throw new IntentRefused('already_captured', `${intent.id} was captured: refund it`);
  }
};
