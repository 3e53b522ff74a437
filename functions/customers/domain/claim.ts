import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

/** What a guest had belongs to a customer: written once, never changed. Its event is all that the others need. */
export type Claim = {
  /** The guest: the hash of the secret, with which nobody can act. */
  readonly id: string;
  readonly customer: string;
  readonly version: 1;
  readonly updatedAt: Instant;
  readonly trace: StoredTrace;
};
