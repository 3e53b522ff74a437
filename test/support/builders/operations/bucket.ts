import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';

const body = (text: string) => ({ transformToString: async () => text });

/** S3 in memory: objects by key, listed in order and by pages of two unless asked for fewer. */
export const bucketInMemory = (pageSize = 2) => {
  const client = new S3Client({ region: 'us-east-1' });
  const objects = new Map<string, string>();
  const keysAfter = (prefix: string, after: string): string[] =>
    [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const mock = mockClient(client);
  mock.on(PutObjectCommand).callsFake(({ Key = '', Body = '' }) => {
    objects.set(Key, String(Body));
    return {};
  });
  mock.on(GetObjectCommand).callsFake(({ Key = '' }) => {
    const text = objects.get(Key);
    if (text === undefined) throw new NoSuchKey({ message: Key, $metadata: {} });
    return { Body: body(text) };
  });
  mock.on(DeleteObjectCommand).callsFake(({ Key = '' }) => {
    objects.delete(Key);
    return {};
  });
  mock.on(ListObjectsV2Command).callsFake(({ Prefix = '', StartAfter = '', ContinuationToken, MaxKeys = 1_000 }) => {
    const found = keysAfter(Prefix, ContinuationToken ?? StartAfter);
    const page = found.slice(0, Math.min(MaxKeys, pageSize));
    const more = found.length > page.length;
    return { Contents: page.map((Key) => ({ Key })), ...(more && { NextContinuationToken: page.at(-1) }) };
  });
  return { client, objects, mock };
};
