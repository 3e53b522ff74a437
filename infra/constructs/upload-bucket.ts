import { Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type UploadBucketProps = {
  readonly bucketName: string;
  /** Told of each object that is put there. */
  readonly uploads: { readonly prefix: string; readonly queue: Queue };
  /** After how long nothing of an object is left. */
  readonly expires: Duration;
};

/**
 * A private bucket into which people put files by signed links. S3 tells a queue of them, by the bucket's own property:
 * CDK's notifications would bring a function of their own along.
 */
export class UploadBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { bucketName, uploads, expires }: UploadBucketProps) {
    super(scope, id);
    const { data, onlyTls, api } = ContextStack.of(this).settings;
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: onlyTls,
      removalPolicy: data.removal,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1), expiration: expires }],
      ...(api.corsOrigins.length > 0 && { cors: [this.pagesOf(api.corsOrigins)] }),
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1': 'Links to it are signed for operators, and the API logs who asked.',
    });
    this.tell(uploads);
  }

  /** Of what pages in a browser may do by a link: to send a file, and to show a report. */
  private pagesOf(allowedOrigins: readonly string[]) {
    return {
      allowedOrigins: [...allowedOrigins],
      allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
      allowedHeaders: ['content-type'],
    };
  }

  /** The name is composed, so that queue and bucket do not wait for each other; S3 asks the queue before it agrees. */
  private tell({ prefix, queue }: UploadBucketProps['uploads']): void {
    const { account, partition } = ContextStack.of(this);
    const name = this.bucket.node.defaultChild as CfnBucket;
    const allowed = queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          ArnEquals: { 'aws:SourceArn': `arn:${partition}:s3:::${name.bucketName}` },
          StringEquals: { 'aws:SourceAccount': account },
        },
      }),
    );
    if (allowed.policyDependable) name.node.addDependency(allowed.policyDependable);
    name.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
        },
      ],
    };
  }
}
