import type { Duration } from 'aws-cdk-lib';
import { Rule, Schedule as RuleSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import { DeadLetterQueue } from '#infra/constructs/dead-letter-queue.ts';
import { DELIVERY } from '#infra/constructs/inbox.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type ScheduleProps = {
  /** The rule is `bazaar-<stage>-<context>-<name>`, its dead-letter queue `…-<name>-dlq`. */
  readonly name: string;
  readonly fn: ServiceFunction;
  /** At least a minute. */
  readonly every: Duration;
};

/** Calls a function again and again. A run that was not delivered or failed three times is a dead letter. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, { name, fn, every }: ScheduleProps) {
    super(scope, id);
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', `${name}-dlq`);
    fn.lambda.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: every, onFailure: new SqsDestination(queue) });
    new Rule(this, 'Rule', {
      ruleName: ContextStack.of(this).named(name),
      description: `Runs ${fn.lambda.node.path}`,
      schedule: RuleSchedule.rate(every),
      targets: [new LambdaFunction(fn.lambda, { ...DELIVERY, deadLetterQueue: queue, maxEventAge: every })],
    });
  }
}
