import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { archiveReader, keysUnder } from '#functions/operations/adapters/archive-reader.ts';
import { deadLetterReader, type FindQueues } from '#functions/operations/adapters/dead-letter-reader.ts';
import { tableScanner } from '#functions/operations/adapters/table-scanner.ts';
import { allOf } from '#functions/operations/audit/all-of.ts';
import type { CollectPorts } from '#functions/operations/audit/collect.ts';
import { PARKED_PREFIX } from '#functions/shared/events/park.ts';

export type AuditClients = {
  readonly dynamo: DynamoDBDocumentClient;
  readonly objects: S3Client;
  readonly queues: SQSClient;
};

/** Where the evidence of a stage lies. */
export type Scene = {
  readonly tableOf: (context: string) => string;
  readonly bucket: string;
  readonly hasLedger: boolean;
  readonly findQueues: (client: SQSClient) => FindQueues;
};

/** The ports of `collect` over AWS: for the auditor's function and for `npm run audit`. */
export const collectors = ({ dynamo, objects, queues }: AuditClients, scene: Scene): CollectPorts => ({
  scan: tableScanner(dynamo, scene.tableOf),
  hasLedger: scene.hasLedger,
  readArchive: archiveReader(objects, scene.bucket),
  readDeadLetters: deadLetterReader(queues, scene.findQueues(queues)),
  listParked: async () => (await allOf(keysUnder(objects, scene.bucket, PARKED_PREFIX))).flat(),
});
