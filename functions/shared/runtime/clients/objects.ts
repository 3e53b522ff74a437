import { S3Client } from '@aws-sdk/client-s3';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const objectsClient = (): S3Client => new S3Client(clientDefaults);

/** For objects of many megabytes, which take longer than an answer may elsewhere. */
export const patientObjectsClient = (): S3Client =>
  new S3Client({
    ...clientDefaults,
    requestHandler: { ...clientDefaults.requestHandler, requestTimeout: 60_000 },
  });
