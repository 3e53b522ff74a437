import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { DeadLetterQueue } from '#infra/constructs/dead-letter-queue.ts';
import { ALARM_PERIOD } from '#infra/constructs/runbook-alarm.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type WorkQueueProps = {
  /** Named `bazaar-<stage>-<context>-<name>`, its dead-letter queue `…-<name>-dlq`. */
  readonly name: string;
  readonly reader: ServiceFunction;
  /** How long a message lies before it can be read; at most 15 minutes. */
  readonly delay?: Duration;
  readonly batch?: number;
  readonly window?: Duration;
  /** How long a message is hidden from other readers, where the reader is slower than others. */
  readonly visibility?: Duration;
  /** Batches in work at once, where that is not the stage's usual bound. */
  readonly maxConcurrency?: number;
};

/**
 * A queue, the function that reads it and a dead-letter queue with its alarm. Messages fail one by one, and a limit on
 * batches at once keeps one context's flood from everybody else's functions.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  /** How often a message is handed to the reader. */
  readonly tries: number;

  constructor(scope: Construct, id: string, { name, reader, delay, ...props }: WorkQueueProps) {
    super(scope, id);
    const stack = ContextStack.of(this);
    const { inbox, data, onlyTls } = stack.settings;
    const window = props.window ?? inbox.window;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', `${name}-dlq`);
    this.tries = inbox.maxReceiveCount;
    this.queue = new Queue(this, 'Queue', {
      queueName: stack.named(name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: onlyTls,
      visibilityTimeout: props.visibility ?? inbox.visibility,
      retentionPeriod: Duration.days(4),
      removalPolicy: data.removal,
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: this.tries },
      ...(delay && { deliveryDelay: delay }),
    });
    reader.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batch ?? inbox.batch,
        maxConcurrency: props.maxConcurrency ?? inbox.maxConcurrency,
        reportBatchItemFailures: true,
        ...(window.toSeconds() > 0 && { maxBatchingWindow: window }),
      }),
    );
    acknowledge(reader.lambda, {
      'Serverless-LambdaEventSourceMappingDestination': 'Queues have none: what fails goes to the dead letters.',
    });
  }

  /** For dashboards: how much waits, and how long the oldest has. */
  get metrics() {
    const options = { statistic: Stats.MAXIMUM, period: ALARM_PERIOD };
    return {
      depth: this.queue.metricApproximateNumberOfMessagesVisible(options),
      age: this.queue.metricApproximateAgeOfOldestMessage(options),
    };
  }
}
