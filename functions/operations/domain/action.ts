import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Id } from '#functions/shared/kernel/ids.ts';

/** Something that an operator did, kept for good. It is written before it is done, so that nothing is done unseen. */
export type Action = {
  readonly id: Id<'act'>;
  readonly at: Instant;
  /** The operator's subject. */
  readonly by: string;
  readonly what: 'SetFaults' | 'ResendParkedRecord';
  readonly target: string;
  readonly details?: unknown;
};
