import { tmpdir } from 'node:os';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { importLinks } from '#functions/catalog/adapters/imports/import-links.ts';
import { importRepository } from '#functions/catalog/adapters/imports/import-repository.ts';
import { nextRun } from '#functions/catalog/adapters/imports/next-run.ts';
import { reportStore } from '#functions/catalog/adapters/imports/report-store.ts';
import { seenOpener } from '#functions/catalog/adapters/imports/seen-store.ts';
import { uploadOpener } from '#functions/catalog/adapters/imports/uploaded-file.ts';
import { catalogDependencies } from '#functions/catalog/dependencies.ts';
import type { SignLink } from '#functions/shared/runtime/clients/sign-link.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

const bucketOf = (world: World): string => setting(world, 'IMPORTS_BUCKET');

type Clients = { readonly dynamo: DynamoDBDocumentClient; readonly signLink: SignLink };

/** What operators ask for and watch. */
export const importsDependencies = (world: World, { dynamo, signLink }: Clients) => ({
  now: world.now,
  ...importRepository(dynamo, setting(world, 'CATALOG_TABLE'), world),
  ...importLinks(signLink, bucketOf(world), world),
});

export type WorkerClients = {
  readonly dynamo: DynamoDBDocumentClient;
  readonly objects: S3Client;
  readonly queues: SQSClient;
  /** On the function's own disk. */
  readonly folder?: string;
};

/** What does the work. */
export const importerDependencies = (world: World, { dynamo, objects, queues, folder = tmpdir() }: WorkerClients) => ({
  ...catalogDependencies(world, { dynamo }),
  ...importRepository(dynamo, setting(world, 'CATALOG_TABLE'), world),
  openUpload: uploadOpener(objects, bucketOf(world)),
  openSeen: seenOpener({ objects, bucket: bucketOf(world), folder }),
  report: reportStore(objects, bucketOf(world)),
  continueLater: nextRun(queues, setting(world, 'IMPORTS_QUEUE_URL')),
});
