import type { Intent, IntentEntry } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';

/** A request of the merchant: its idempotency key, and when it came (ISO 8601). */
export type Request = { readonly requestKey: string; readonly at: string };

/** The history and version that follow from one more entry. */
export const withEntry = (
  intent: Intent,
  entry: Omit<IntentEntry, 'sequence'>,
): { readonly history: readonly IntentEntry[]; readonly version: number } => {
  const sequence = intent.version + 1;
  return { history: [...intent.history, { sequence, ...entry }], version: sequence };
};

/**
 * Whether a request with this key was fulfilled before, so that the intent as it stands is its answer again.
 * @throws IntentRefused `idempotency_mismatch` if the key was used for another act or amount
 */
export const wasDoneBefore = (
  { history }: Intent,
  requestKey: string,
  acts: readonly IntentEntry['what'][],
  amount?: number,
): boolean => {
  const entry = history.find((candidate) => candidate.requestKey === requestKey);
  if (!entry) return false;
  const same = acts.includes(entry.what) && (amount === undefined || entry.amount === amount);
  if (!same) throw new IntentRefused('idempotency_mismatch', `${requestKey} was the key of another request`);
  return true;
};

/** @throws IntentRefused `invalid_amount` unless it is a whole, positive number of minor units */
export const assertAmount = (amount: number): void => {
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw new IntentRefused('invalid_amount', `${amount} is not a positive number of minor units`);
};
