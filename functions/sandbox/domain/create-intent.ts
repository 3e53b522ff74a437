import type { Intent, IntentId } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';
import { assertAmount } from '#functions/sandbox/domain/record.ts';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

export type CreateIntent = {
  readonly key: string;
  readonly reference: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: Currency;
  readonly at: string;
};

/** An intent's id follows from its key, so that two intents of one key cannot exist. */
export const intentIdOf = (key: string): IntentId => derivedId('pi', key);

/**
 * Moves no money.
 * @throws IntentRefused `invalid_amount`
 */
export const createIntent = ({ key, reference, amount, currency, at }: CreateIntent): Intent => {
  assertAmount(amount);
  return {
    id: intentIdOf(key),
    reference,
    key,
    amount,
    currency,
    status: 'requires_confirmation',
    amountAuthorised: 0,
    amountCaptured: 0,
    amountRefunded: 0,
    history: [{ sequence: 1, what: 'created', at }],
    version: 1,
  };
};

/**
 * The intent that this key already has, whatever became of it.
 * @throws IntentRefused `idempotency_mismatch` if it was asked for something else
 */
export const getIntent = (existing: Intent, { reference, amount, currency }: CreateIntent): Intent => {
  const same = existing.reference === reference && existing.amount === amount && existing.currency === currency;
  if (!same) throw new IntentRefused('idempotency_mismatch', `${existing.key} was the key of another intent`);
  return existing;
};
