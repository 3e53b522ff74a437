import { subscriptionChecks } from '#functions/operations/audit/applied/checks.ts';
import type { SubscriptionCheck, Unapplied } from '#functions/operations/audit/applied/subscription-check.ts';
import { deadEvents } from '#functions/operations/audit/dead-events.ts';
import type { Joined } from '#functions/operations/audit/join.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import type { Moment, Rule, Violation } from '#functions/operations/audit/rule.ts';

const MOST_NAMED = 5;

const violation = ({ event, subscriber }: SubscriptionCheck, id: string, found: readonly Unapplied[]): Violation => ({
  subject: `${id} ${subscriber}`,
  rows: [...new Set(found.flatMap(({ rows }) => rows))].slice(0, MOST_NAMED + 1),
  what: `${event.detailType} ${id} was published and not applied by ${subscriber}: ${found
    .slice(0, MOST_NAMED)
    .map(({ what }) => what)
    .join('; ')}.`,
  likelyCause: `The rule or the inbox of ${subscriber} lost the event, or its row was deleted or put back to an older state.`,
  mend: mend.republish(found[0]?.aggregateId ?? id),
});

const violations = (check: SubscriptionCheck, evidence: Joined, { settled }: Moment): Violation[] => {
  if ('seenBy' in check) return [];
  const dead = deadEvents(evidence.deadLetters, `-${check.subscriber}-${check.queue}`);
  const found = check
    .unapplied(evidence)
    .filter(({ eventId, occurredAt }) => settled(occurredAt) && !dead.has(eventId));
  return [...Map.groupBy(found, ({ eventId }) => eventId)].map(([id, all]) => violation(check, id, all));
};

export const eventUnapplied: Rule = {
  name: 'event-unapplied',
  promise: 'Every published event was applied by each subscriber whose rows show it, or is a dead letter.',
  check: (evidence, moment) => subscriptionChecks.flatMap((check) => violations(check, evidence, moment)),
};
