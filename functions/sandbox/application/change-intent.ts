import { LedgerConflict } from '#functions/sandbox/application/errors.ts';
import type { Intent, IntentId } from '#functions/sandbox/domain/intent.ts';
import { type Webhook, webhooksSince } from '#functions/sandbox/domain/to-webhook.ts';

export type LoadIntent = (id: IntentId) => Promise<Intent | undefined>;

/** @throws LedgerConflict unless the ledger still holds `before` */
export type SaveIntent = (before: Intent | undefined, after: Intent) => Promise<void>;

/** Tells the merchant later; never fails the change that it tells of. */
export type Announce = (webhooks: readonly Webhook[]) => Promise<void>;

export type ChangePorts = {
  readonly loadIntent: LoadIntent;
  readonly saveIntent: SaveIntent;
  readonly announce: Announce;
};

type Decision = { readonly intent: Intent };

const ATTEMPTS = 5;

/** load → decide → save; decides anew from what another request left, at most five times. */
export const changeIntent =
  ({ loadIntent, saveIntent, announce }: ChangePorts) =>
  async <D extends Decision>(id: IntentId, decide: (before: Intent | undefined) => D): Promise<D> => {
    const attempt = async (left: number): Promise<D> => {
      const before = await loadIntent(id);
      const decision = decide(before);
      if (decision.intent === before) return decision;
      try {
        await saveIntent(before, decision.intent);
      } catch (error) {
        if (left > 1 && error instanceof LedgerConflict) return attempt(left - 1);
        throw error;
      }
      await announce(webhooksSince(decision.intent, before?.version ?? 0));
      return decision;
    };
    return attempt(ATTEMPTS);
  };
