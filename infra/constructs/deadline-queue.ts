import type { Construct } from 'constructs';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type DeadlineQueueProps = {
  readonly reader: ServiceFunction;
  /** What starts the clock. */
  readonly subscriptions: readonly EventDefinition[];
};

/**
 * A deadline and not a scan: the same events as anyone gets, but late. Its reader looks whether what should have
 * happened meanwhile has. Counts from publishing, so a relay that stands still is seen by its own alarm.
 */
export class DeadlineQueue extends Inbox {
  constructor(scope: Construct, id: string, { reader, subscriptions }: DeadlineQueueProps) {
    const { deadline } = ContextStack.of(scope).settings.checkout;
    super(scope, id, { name: 'deadline', reader, subscriptions, delay: deadline, sideEffects: true });
  }
}
