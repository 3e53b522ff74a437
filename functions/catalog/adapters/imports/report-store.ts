import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { reportKey } from '#functions/catalog/adapters/imports/keys.ts';
import type { ReportStore } from '#functions/catalog/application/import-ports.ts';

export const reportStore = (objects: S3Client, bucket: string): ReportStore => ({
  read: async (id, bytes) => {
    try {
      const { Body } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: reportKey(id) }));
      return Buffer.from((await Body?.transformToByteArray()) ?? [])
        .subarray(0, bytes)
        .toString();
    } catch (error) {
      if (error instanceof NoSuchKey) return '';
      throw error;
    }
  },
  write: async (id, text) => {
    const report = { Bucket: bucket, Key: reportKey(id), Body: text, ContentType: 'application/x-ndjson' };
    await objects.send(new PutObjectCommand(report));
  },
});
