import type { DeclineCode } from '#functions/sandbox/domain/tokens.ts';
import type { Id } from '#functions/shared/kernel/ids.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

export type IntentId = Id<'pi'>;

/** One line of the provider's own ledger. `attempt_failed` is the only one that moves nothing. */
export type IntentEntry = {
  readonly sequence: number;
  readonly what: 'created' | 'attempt_failed' | 'authorised' | 'declined' | 'cancelled' | 'captured' | 'refunded';
  readonly at: string;
  /** Minor units that this entry moved. */
  readonly amount?: number;
  /** The caller's idempotency key of the request that did it. */
  readonly requestKey?: string;
};

type State =
  | { readonly status: 'requires_confirmation' }
  | { readonly status: 'authorised' }
  | { readonly status: 'declined'; readonly declineCode: DeclineCode }
  | { readonly status: 'cancelled'; readonly cancelledAt: string }
  | { readonly status: 'captured' }
  | { readonly status: 'partially_refunded' }
  | { readonly status: 'refunded' };

/**
 * What a merchant asked the provider to charge. All amounts are minor units of `currency`;
 * `amountAuthorised >= amountCaptured >= amountRefunded`, and what the buyer's bank still holds is the difference of
 * the first two: releasing a hold lowers `amountAuthorised`.
 */
export type Intent = State & {
  readonly id: IntentId;
  /** The merchant's own id of what is paid, such as an order. */
  readonly reference: string;
  /** There is one intent for a key, for ever. */
  readonly key: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly amountAuthorised: number;
  readonly amountCaptured: number;
  readonly amountRefunded: number;
  readonly history: readonly IntentEntry[];
  /** One more with every change; the sequence of the last entry. */
  readonly version: number;
};

/** What the buyer's bank holds back and nobody has taken yet, in minor units. */
export const heldAmount = ({ amountAuthorised, amountCaptured }: Intent): number => amountAuthorised - amountCaptured;
