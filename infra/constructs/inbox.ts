import { Duration } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { type EventDefinition, patternOf } from '#functions/shared/events/define-event.ts';
import { EventRule } from '#infra/constructs/event-rule.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { WorkQueue, type WorkQueueProps } from '#infra/constructs/work-queue.ts';

export type InboxProps = {
  readonly reader: ServiceFunction;
  /** The contract's list of what the context reacts to, or a pattern where it is everything. */
  readonly subscriptions: readonly EventDefinition[] | EventPattern;
  /** Effects outside the context's own rows must not happen again when events are replayed. */
  readonly sideEffects?: boolean;
} & Partial<Omit<WorkQueueProps, 'reader'>>;

const toPattern = (subscriptions: InboxProps['subscriptions']): EventPattern =>
  Array.isArray(subscriptions) ? patternOf(subscriptions) : (subscriptions as EventPattern);

/** EventBridge tries for a day before it gives an event to the dead-letter queue. */
export const DELIVERY = { maxEventAge: Duration.hours(24), retryAttempts: 185 } as const;

/** Everything that a context hears of: a rule on the bus, a queue, its function, dead letters with an alarm. */
export class Inbox extends WorkQueue {
  constructor(scope: Construct, id: string, { subscriptions, sideEffects = false, ...props }: InboxProps) {
    const name = props.name ?? 'inbox';
    super(scope, id, { ...props, name });
    new EventRule(this, 'Rule', {
      name,
      description: `What the queue ${name} takes from the bus`,
      pattern: toPattern(subscriptions),
      replays: !sideEffects,
      target: new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters.queue, ...DELIVERY }),
    });
  }
}
