import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { type EventDefinition, patternOf } from '#functions/shared/events/define-event.ts';
import type { AslStateMachine } from '#infra/constructs/asl-state-machine.ts';
import { DeadLetterQueue } from '#infra/constructs/dead-letter-queue.ts';
import { EventRule } from '#infra/constructs/event-rule.ts';
import { DELIVERY } from '#infra/constructs/inbox.ts';

export type MachineStartProps = {
  /** The rule is `bazaar-<stage>-<context>-<name>-start`, its dead-letter queue `…-start-dlq`. */
  readonly name: string;
  readonly machine: AslStateMachine;
  readonly subscriptions: readonly EventDefinition[];
};

/**
 * Events start a machine; nobody calls StartExecution. The whole event is the input (LocalStack fails on `InputPath`).
 * A day of retries, then dead letters with an alarm. Replays start nothing.
 */
export class MachineStart extends Construct {
  constructor(scope: Construct, id: string, { name, machine, subscriptions }: MachineStartProps) {
    super(scope, id);
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', `${name}-start-dlq`);
    new EventRule(this, 'Rule', {
      name: `${name}-start`,
      description: `What starts ${name}`,
      pattern: patternOf(subscriptions),
      target: new SfnStateMachine(machine.machine, { deadLetterQueue: deadLetters.queue, ...DELIVERY }),
    });
  }
}
