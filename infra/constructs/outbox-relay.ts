import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, type IEventSourceDlq, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { relayParked } from '#functions/shared/runtime/define-metric.ts';
import { busName } from '#infra/arns.ts';
import { bazaarMetric } from '#infra/constructs/bazaar-metric.ts';
import type { ContextTable } from '#infra/constructs/context-table.ts';
import { ALARM_PERIOD, RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type OutboxRelayProps = { readonly table: ContextTable; readonly relay: ServiceFunction };

/** The stream keeps a day; one hour is left in which the batch can still be written to the archive. */
const GIVE_UP_AFTER = Duration.hours(23);

/**
 * The way of a table's changes to the bus: stream → relay. Nothing is skipped: a batch that fails comes again, halved,
 * until it succeeds or is given up and kept whole in the archive bucket. Sets BUS_NAME and ARCHIVE_BUCKET.
 */
export class OutboxRelay extends Construct {
  private readonly stack: ContextStack;

  constructor(scope: Construct, id: string, { table, relay }: OutboxRelayProps) {
    super(scope, id);
    this.stack = ContextStack.of(this);
    const { settings, context } = this.stack;
    relay.lambda.addEventSource(
      new DynamoEventSource(table.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        filters: [FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY') })],
        ...(settings.relayFailureDestination && { maxRecordAge: GIVE_UP_AFTER, onFailure: this.givenUp(relay) }),
      }),
    );
    this.allow(relay);
    new RunbookAlarm(this, 'RelayBehind', {
      metric: iteratorAge(relay),
      threshold: Duration.minutes(5).toMilliseconds(),
      summary: `Changes of ${context} are published more than 5 minutes late.`,
      runbook: 'A relay is behind',
    });
    // In an account with few alarms the auditor tells of it (`parked-record`).
    if (settings.watching.deadLetters === 'audit') return;
    new RunbookAlarm(this, 'RelayParked', {
      metric: bazaarMetric(relayParked(context)),
      summary: `The relay of ${context} parked a change that it could not publish.`,
      runbook: 'A relay parked a record',
    });
  }

  private allow(relay: ServiceFunction): void {
    const { arns, settings, context } = this.stack;
    relay.allow({
      actions: ['events:PutEvents'],
      resources: [arns.bus()],
      tells: { BUS_NAME: busName(settings.stage) },
    });
    relay.allow({
      actions: ['s3:PutObject'],
      resources: [arns.archiveObjects(`parked/${context}/`)],
      tells: { ARCHIVE_BUCKET: arns.archiveBucket() },
      wildcard: 'One object for each parked record.',
    });
  }

  /** Lambda writes such batches as `aws/lambda/<mapping>/…` in the name of the function's role. */
  private givenUp(relay: ServiceFunction): IEventSourceDlq {
    const { arns } = this.stack;
    relay.allow({
      actions: ['s3:PutObject'],
      resources: [arns.archiveObjects('aws/lambda/')],
      wildcard: 'Lambda names these objects.',
    });
    relay.allow({ actions: ['s3:ListBucket'], resources: [arns.archive()] });
    return { bind: () => ({ destination: arns.archive() }) };
  }
}

/** How late the oldest change is, in milliseconds. */
export const iteratorAge = (relay: ServiceFunction) =>
  relay.lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: ALARM_PERIOD });
