import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { archiveBucketName } from '#infra/arns.ts';
import { settings } from '#test/support/emulator/aws.ts';
import { REGION, STAGE } from '#test/support/emulator/shared-system.ts';

/** Every line that any function has logged. */
export const logLines = async (): Promise<string[]> => {
  const client = new CloudWatchLogsClient(settings());
  const lines: string[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, {}))
    for (const { logGroupName } of logGroups)
      for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName }))
        lines.push(...events.map(({ message = '' }) => message));
  return lines;
};

/** Every object of the archive: events, and what relays have parked. */
export const archivedTexts = async (): Promise<string[]> => {
  const client = new S3Client({ ...settings(), forcePathStyle: true });
  const Bucket = archiveBucketName(STAGE, '000000000000', REGION);
  const texts: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
    for (const { Key } of Contents)
      texts.push((await (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString()) ?? '');
  return texts;
};

/** Inputs, outputs and histories of every execution of every machine. */
export const executionTexts = async (): Promise<string[]> => {
  const client = new SFNClient(settings());
  const texts: string[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {}))
    for (const { stateMachineArn } of stateMachines)
      for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn }))
        for (const { executionArn } of executions) {
          texts.push(JSON.stringify(await client.send(new DescribeExecutionCommand({ executionArn }))));
          for await (const page of paginateGetExecutionHistory({ client }, { executionArn }))
            texts.push(JSON.stringify(page.events));
        }
  return texts;
};

const queues = async (client: SQSClient): Promise<string[]> => {
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix: `bazaar-${STAGE}-` }));
  return QueueUrls;
};

const BATCHES = 20;

/** What waits in every queue and dead-letter queue; it stays there. */
export const queuedTexts = async (): Promise<string[]> => {
  const client = new SQSClient(settings());
  const texts: string[] = [];
  for (const QueueUrl of await queues(client))
    for (let batch = 0; batch < BATCHES; batch++) {
      const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 2 });
      const { Messages = [] } = await client.send(receive);
      texts.push(...Messages.map(({ Body = '' }) => Body));
      if (Messages.length === 0) break;
    }
  return texts;
};
