import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { ALARM_PERIOD, RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import { ContextStack } from '#infra/context-stack.ts';

/**
 * Where messages end that nobody could take: kept for 14 days, and one is enough for an alarm, its own or the auditor's.
 */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  /** @param name the queue is `bazaar-<stage>-<context>-<name>`, its alarm `…-<name>-not-empty` */
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    const stack = ContextStack.of(this);
    this.queue = new Queue(this, 'Queue', {
      queueName: stack.named(name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: stack.settings.onlyTls,
      retentionPeriod: Duration.days(14),
      removalPolicy: stack.settings.data.removal,
    });
    acknowledge(this.queue, {
      'AwsSolutions-SQS3': 'It is itself a dead-letter queue.',
      'Serverless-SQSRedrivePolicy': 'It is itself a dead-letter queue.',
    });
    if (stack.settings.watching.deadLetters === 'audit') return;
    new RunbookAlarm(this, `${name}-not-empty`, {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: ALARM_PERIOD }),
      summary: `Messages wait in ${stack.named(name)}.`,
      runbook: 'Dead letters wait',
    });
  }
}
