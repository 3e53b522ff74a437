import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';
import { type Request, wasDoneBefore, withEntry } from '#functions/sandbox/domain/record.ts';
import { type Behaviour, behaviourOf, type DeclineCode, TOKENS } from '#functions/sandbox/domain/tokens.ts';

export type Confirm = Request & { readonly token: string };

/** The intent to keep, and how to answer once it is kept. */
export type Confirmation = { readonly intent: Intent } & Pick<Behaviour, 'answer' | 'delayMs'>;

const authorise = (intent: Intent, { requestKey, at }: Request): Intent => ({
  ...intent,
  status: 'authorised',
  amountAuthorised: intent.amount,
  ...withEntry(intent, { what: 'authorised', at, amount: intent.amount, requestKey }),
});

const decline = (intent: Intent, { requestKey, at }: Request, declineCode: DeclineCode): Intent => ({
  ...intent,
  status: 'declined',
  declineCode,
  ...withEntry(intent, { what: 'declined', at, requestKey }),
});

// Without the request's key, so that the same request may try again.
const failAttempt = (intent: Intent, { at }: Request): Intent => ({
  ...intent,
  ...withEntry(intent, { what: 'attempt_failed', at }),
});

const take = (intent: Intent, request: Request, outcome: Behaviour['outcome']): Intent => {
  switch (outcome) {
    case 'none':
      return intent;
    case 'failed_once':
      return failAttempt(intent, request);
    case 'authorised':
      return authorise(intent, request);
    default:
      return decline(intent, request, outcome);
  }
};

const behaviourFor = ({ history }: Intent, token: string): Behaviour => {
  const behaviour = behaviourOf(token);
  const failedBefore = history.some(({ what }) => what === 'attempt_failed');
  return behaviour.outcome === 'failed_once' && failedBefore ? TOKENS.tok_approve : behaviour;
};

/**
 * Asks the buyer's bank. An intent is decided once: whoever confirms it again gets the same decision, promptly, and
 * a cancelled one stays cancelled, which is the fence against a confirm that comes late.
 * @throws IntentRefused `intent_cancelled`, `unknown_token`, `idempotency_mismatch`
 */
export const confirmIntent = (intent: Intent, confirm: Confirm): Confirmation => {
  if (intent.status === 'cancelled') throw new IntentRefused('intent_cancelled', `${intent.id} was cancelled`);
  const repeated = wasDoneBefore(intent, confirm.requestKey, ['authorised', 'declined']);
  if (repeated || intent.status !== 'requires_confirmation') return { intent, answer: 'ok', delayMs: 0 };
  const { outcome, answer, delayMs } = behaviourFor(intent, confirm.token);
  return { intent: take(intent, confirm, outcome), answer, delayMs };
};
