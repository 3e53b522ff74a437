import { cancelIntent } from '#functions/sandbox/domain/cancel-intent.ts';
import { captureIntent } from '#functions/sandbox/domain/capture-intent.ts';
import { confirmIntent } from '#functions/sandbox/domain/confirm-intent.ts';
import { type CreateIntent, createIntent } from '#functions/sandbox/domain/create-intent.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';
import type { Token } from '#functions/sandbox/domain/tokens.ts';

export const AT = '2026-01-05T10:00:00.000Z';
export const LATER = '2026-01-05T10:00:07.000Z';

export const ASKED: CreateIntent = {
  key: 'ord_1/authorise',
  reference: 'ord_1',
  amount: 4500,
  currency: 'EUR',
  at: AT,
};

export const request = (requestKey: string) => ({ requestKey, at: LATER });

export const created = (): Intent => createIntent(ASKED);

export const confirmed = (token: Token): Intent => confirmIntent(created(), { ...request('confirm-1'), token }).intent;

export const captured = (amount = ASKED.amount): Intent =>
  captureIntent(confirmed('tok_approve'), { ...request('capture-1'), amount });

export const cancelled = (): Intent => cancelIntent(created(), request('cancel-1'));

/** The code of the refusal that `act` ends in. */
export const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof IntentRefused) return error.code;
    throw error;
  }
  return 'none';
};
