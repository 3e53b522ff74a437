import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';

export type DeclineCode = 'card_declined' | 'insufficient_funds';

/** What a payment token makes the provider do when it is confirmed for the first time. */
export type Behaviour = {
  /** `none`: no effect at all; `failed_once`: none at the first attempt, authorised at the next. */
  readonly outcome: 'authorised' | DeclineCode | 'none' | 'failed_once';
  /** `error`: a server error, whatever took effect; `late`: after the caller has given up. */
  readonly answer: 'ok' | 'error' | 'late';
  readonly delayMs: number;
};

const SLOW_MS = 1_500;
/** Longer than any caller waits for an answer. */
const LATE_MS = 5_000;

/** The magic tokens. What is not here is no token. */
export const TOKENS = {
  tok_approve: { outcome: 'authorised', answer: 'ok', delayMs: 0 },
  tok_decline: { outcome: 'card_declined', answer: 'ok', delayMs: 0 },
  tok_insufficient_funds: { outcome: 'insufficient_funds', answer: 'ok', delayMs: 0 },
  tok_slow: { outcome: 'authorised', answer: 'ok', delayMs: SLOW_MS },
  tok_timeout: { outcome: 'authorised', answer: 'late', delayMs: LATE_MS },
  tok_decline_late: { outcome: 'card_declined', answer: 'late', delayMs: LATE_MS },
  tok_error: { outcome: 'none', answer: 'error', delayMs: 0 },
  tok_error_once: { outcome: 'failed_once', answer: 'error', delayMs: 0 },
  tok_error_after: { outcome: 'authorised', answer: 'error', delayMs: 0 },
} as const satisfies Readonly<Record<string, Behaviour>>;

export type Token = keyof typeof TOKENS;

export const isToken = (token: string): token is Token => Object.hasOwn(TOKENS, token);

/** @throws IntentRefused `unknown_token` */
export const behaviourOf = (token: string): Behaviour => {
  if (!isToken(token)) throw new IntentRefused('unknown_token', `${token} is not a payment token`);
  return TOKENS[token];
};
