import { Duration } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { alarmTopicName, busName } from '#infra/arns.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** The search index beside them is rewritten while things change, and must not go away when they do not. */
const EXPIRING = ['events/', 'parked/', 'resent/', 'aws/'] as const;

/** What every context stands on and knows by name: the bus, the archive, the topic of alarms. Deployed first. */
export class PlatformStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'platform', deployment);
    this.addBus();
    this.addArchive();
    this.addAlarms();
    this.addBudget();
  }

  private addBus(): void {
    const bus = new EventBus(this, 'Bus', { eventBusName: busName(this.settings.stage) });
    bus.applyRemovalPolicy(this.settings.data.removal);
  }

  private addArchive(): void {
    const { removal, archiveExpires } = this.settings.data;
    const bucket = new Bucket(this, 'Archive', {
      bucketName: this.arns.archiveBucket(),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: this.settings.onlyTls,
      removalPolicy: removal,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        ...(archiveExpires ? EXPIRING.map((prefix) => ({ prefix, expiration: archiveExpires })) : []),
      ],
    });
    acknowledge(bucket, { 'AwsSolutions-S1': 'Only functions of this system use it, and their logs say so.' });
  }

  private addAlarms(): void {
    const { stage, watching, onlyTls } = this.settings;
    const topic = new Topic(this, 'Alarms', { topicName: alarmTopicName(stage), enforceSSL: onlyTls });
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
    if (watching.email !== undefined) topic.addSubscription(new EmailSubscription(watching.email));
  }

  /** Of the account and not of the stage: by tags it would see nothing until somebody activates them for billing. */
  private addBudget(): void {
    const { email, budget } = this.settings.watching;
    if (email === undefined || budget === undefined) return;
    const told = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: this.named('budget'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: budget, unit: 'USD' },
      },
      notificationsWithSubscribers: [told('ACTUAL', 80), told('FORECASTED', 100)],
    });
  }
}
