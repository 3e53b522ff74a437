import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { WriteArchive } from '#functions/operations/application/ports.ts';

export const archiveWriter =
  (objects: S3Client, bucket: string): WriteArchive =>
  async (key, lines) => {
    const Body = `${lines.join('\n')}\n`;
    await objects.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: 'application/x-ndjson' }));
  };
