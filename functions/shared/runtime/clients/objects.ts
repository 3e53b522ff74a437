import { S3Client } from '@aws-sdk/client-s3';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const objectsClient = (): S3Client => new S3Client(clientDefaults);
