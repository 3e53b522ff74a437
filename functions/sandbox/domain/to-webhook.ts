import type { Intent, IntentEntry, IntentId } from '#functions/sandbox/domain/intent.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

/** What the provider tells the merchant: that something happened to an intent. */
export type Webhook = {
  /** The same for every delivery of the same entry. */
  readonly id: `${IntentId}#${number}`;
  readonly type: `intent.${IntentEntry['what']}`;
  readonly createdAt: string;
  readonly data: {
    readonly intentId: IntentId;
    readonly reference: string;
    /** Minor units that the entry moved; 0 when it moved none. */
    readonly amount: number;
    readonly currency: Currency;
  };
};

const SILENT: readonly IntentEntry['what'][] = ['created', 'attempt_failed'];

/** The webhooks that a change of an intent added; a merchant knows what it created, and saw its attempts fail. */
export const webhooksSince = (intent: Intent, sequence: number): Webhook[] =>
  intent.history
    .filter((entry) => entry.sequence > sequence && !SILENT.includes(entry.what))
    .map((entry) => toWebhook(intent, entry));

const toWebhook = ({ id, reference, currency }: Intent, { sequence, what, at, amount = 0 }: IntentEntry): Webhook => ({
  id: `${id}#${sequence}`,
  type: `intent.${what}`,
  createdAt: at,
  data: { intentId: id, reference, amount, currency },
});
