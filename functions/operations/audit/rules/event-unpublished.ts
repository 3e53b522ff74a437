import { deadEvents } from '#functions/operations/audit/dead-events.ts';
import type { ExpectedEvent } from '#functions/operations/audit/expected-events.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import type { Rule, Violation } from '#functions/operations/audit/rule.ts';

const MOST_NAMED = 10;

const named = ({ envelope: { meta } }: ExpectedEvent): string => `${meta.type} ${meta.id} of ${meta.occurredAt}`;

const violation = (aggregateId: string, events: readonly ExpectedEvent[]): Violation => ({
  subject: aggregateId,
  rows: [...new Set(events.map(({ context }) => `${context}:${aggregateId}`))],
  what: `The archive has not ${events.length}: ${events.slice(0, MOST_NAMED).map(named).join(', ')}.`,
  likelyCause: 'The relay stands still or lost its place in the stream, or the archive did not take the event.',
  mend: mend.resync,
});

export const eventUnpublished: Rule = {
  name: 'event-unpublished',
  promise: 'Every event that a committed row stands for was published, and the archive has it.',
  check: ({ published, deadLetters }, { settled }) => {
    const dead = deadEvents(deadLetters, '-operations-archive-');
    const missing = published.missing.filter(
      ({ envelope: { meta } }) => settled(meta.occurredAt) && !dead.has(meta.id),
    );
    const byAggregate = Map.groupBy(missing, ({ envelope }) => envelope.meta.aggregateId);
    return [...byAggregate].map(([aggregateId, events]) => violation(aggregateId, events));
  },
};
