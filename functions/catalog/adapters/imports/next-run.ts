import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { ContinueLater } from '#functions/catalog/application/import-ports.ts';

/** The importer's own queue, in which S3 tells of uploads too. */
export const nextRun =
  (queues: SQSClient, queueUrl: string): ContinueLater =>
  async (importId) => {
    await queues.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ importId }) }));
  };
