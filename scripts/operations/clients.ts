import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientSettings } from '#scripts/local/emulator-environment.ts';
import type { Where } from '#scripts/operations/where.ts';

/** A person waits longer than a function does. */
const PATIENCE = { requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000 } } as const;

const settingsOf = ({ endpoint, region }: Where) => ({
  ...PATIENCE,
  ...(endpoint === undefined ? { region } : clientSettings({ endpoint, region })),
});

/** With an emulator's own credentials, or those of the person who calls. */
export const clientsOf = (where: Where) => {
  const settings = settingsOf(where);
  const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(settings), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return {
    dynamo,
    objects: new S3Client(settings),
    queues: new SQSClient(settings),
    events: new EventBridgeClient(settings),
    functions: new LambdaClient(settings),
  };
};

export type Clients = ReturnType<typeof clientsOf>;
