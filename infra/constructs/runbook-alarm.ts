import { Duration } from 'aws-cdk-lib';
import { Alarm, type AlarmProps, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ContextStack } from '#infra/context-stack.ts';

export type RunbookAlarmProps = {
  readonly metric: IMetric;
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** The heading in docs/runbook.md that says what to do; several alarms may share one. */
  readonly runbook: string;
  readonly threshold?: number;
} & Partial<Pick<AlarmProps, 'evaluationPeriods' | 'datapointsToAlarm'>>;

/** @example anchorOf('Dead letters wait') // dead-letters-wait */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

/**
 * An alarm that says where to read what to do; a test holds that the heading exists. It tells the platform's topic. By
 * default one occurrence (threshold 1) in one period is enough, and no data is no alarm.
 */
export class RunbookAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(
    scope: Construct,
    id: string,
    { metric, summary, runbook, threshold = 1, ...overrides }: RunbookAlarmProps,
  ) {
    super(scope, id);
    const stack = ContextStack.of(this);
    this.alarm = new Alarm(this, 'Alarm', {
      alarmName: stack.named(kebab(id)),
      alarmDescription: `${summary} docs/runbook.md#${anchorOf(runbook)}`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...overrides,
    });
    this.alarm.addAlarmAction(new SnsAction(Topic.fromTopicArn(this, 'Topic', stack.arns.alarmTopic())));
  }
}

/** The period of every alarm's metric. */
export const ALARM_PERIOD = Duration.minutes(1);

/** @example kebab('InboxDeadLetters') // inbox-dead-letters */
export const kebab = (id: string): string =>
  id.replace(/(?<=[a-z0-9])[A-Z]/g, (capital) => `-${capital}`).toLowerCase();
