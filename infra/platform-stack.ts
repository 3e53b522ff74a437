import { Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { alarmTopicName, busName } from '#infra/arns.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** What every context stands on and knows by name: the bus, the archive, the topic of alarms. Deployed first. */
export class PlatformStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'platform', deployment);
    this.addBus();
    this.addArchive();
    this.addAlarms();
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
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          ...(archiveExpires && { expiration: archiveExpires }),
        },
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
}
