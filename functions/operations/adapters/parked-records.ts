import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ListParked, LoadParked, MoveParked } from '#functions/operations/application/ports.ts';
import { PARKED_PREFIX, type ParkedRecord } from '#functions/shared/events/park.ts';

/** Keys in the order of the bucket. */
export const parkedLister =
  (objects: S3Client, bucket: string): ListParked =>
  async ({ limit, after }) => {
    const { Contents = [] } = await objects.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: PARKED_PREFIX,
        MaxKeys: limit,
        ...(after !== undefined && { StartAfter: after }),
      }),
    );
    return Contents.map(({ Key = '' }) => Key);
  };

const textOf = async (objects: S3Client, bucket: string, key: string): Promise<string | undefined> => {
  try {
    const { Body } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToString();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

export const parkedLoader =
  (objects: S3Client, bucket: string): LoadParked =>
  async (key) => {
    const text = await textOf(objects, bucket, key);
    return text === undefined ? undefined : (JSON.parse(text) as ParkedRecord);
  };

/** The copy comes first: a crash between leaves the record in both places, and sending it again is harmless. */
export const parkedMover =
  (objects: S3Client, bucket: string): MoveParked =>
  async (from, to, record) => {
    const Body = JSON.stringify(record);
    await objects.send(new PutObjectCommand({ Bucket: bucket, Key: to, Body, ContentType: 'application/json' }));
    await objects.send(new DeleteObjectCommand({ Bucket: bucket, Key: from }));
  };
