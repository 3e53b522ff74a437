import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';

const body = (text: string) => ({ transformToString: async () => text });

/** S3 in memory: objects by key, listed in order and by pages of two unless asked for fewer. */
export const bucketInMemory = (pageSize = 2) => {
  const objects = new Map<string, string>();
  const keysAfter = (prefix: string, after: string): string[] =>
    [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const client = fakeClient(
    S3Client,
    on(PutObjectCommand, ({ Key = '', Body = '' }) => {
      objects.set(Key, String(Body));
      return {};
    }),
    on(GetObjectCommand, ({ Key = '' }) => {
      const text = objects.get(Key);
      if (text === undefined) throw new NoSuchKey({ message: Key, $metadata: {} });
      return { Body: body(text) };
    }),
    on(DeleteObjectCommand, ({ Key = '' }) => {
      objects.delete(Key);
      return {};
    }),
    on(ListObjectsV2Command, ({ Prefix = '', StartAfter = '', ContinuationToken, MaxKeys = 1_000 }) => {
      const found = keysAfter(Prefix, ContinuationToken ?? StartAfter);
      const page = found.slice(0, Math.min(MaxKeys, pageSize));
      const more = found.length > page.length;
      return { Contents: page.map((Key) => ({ Key })), ...(more && { NextContinuationToken: page.at(-1) }) };
    }),
  );
  return { client, objects };
};
