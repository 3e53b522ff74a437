import type { Joined } from '#functions/operations/audit/join.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

/** A published event that a subscriber's rows show no sign of. */
export type Unapplied = {
  readonly eventId: string;
  readonly occurredAt: Instant;
  readonly aggregateId: string;
  readonly rows: readonly string[];
  readonly what: string;
};

/** How to see in a subscriber's rows that it has applied the events of one kind. */
export type SubscriptionCheck = {
  readonly event: EventDefinition;
  /** The context, and the queue from which it takes them. */
  readonly subscriber: string;
  readonly queue: string;
} & (
  | { readonly unapplied: (evidence: Joined) => readonly Unapplied[] }
  /** The name of the rule that already sees it. */
  | { readonly seenBy: string }
);
