import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';

type Stored = { readonly bytes: Uint8Array; readonly tag: string };

const refused = (name: string) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: 412 }, message: name });

/** S3 in memory with bytes, ETags and conditional writes. `before` runs ahead of each put, so that a test may come between. */
export const indexBucket = () => {
  const objects = new Map<string, Stored>();
  const hooks: { before?: (key: string) => void | Promise<void>; failing?: Error } = {};
  const calls = { get: 0, put: 0 };
  let tags = 0;
  const client = fakeClient(
    S3Client,
    on(PutObjectCommand, async ({ Key = '', Body = '', IfMatch, IfNoneMatch }) => {
      await hooks.before?.(Key);
      calls.put += 1;
      const known = objects.get(Key);
      if (IfNoneMatch === '*' && known) throw refused('PreconditionFailed');
      if (IfMatch !== undefined && known?.tag !== IfMatch) throw refused('PreconditionFailed');
      tags += 1;
      objects.set(Key, { bytes: Buffer.from(Body as string | Uint8Array), tag: `"${tags}"` });
      return {};
    }),
    on(GetObjectCommand, ({ Key = '' }) => {
      if (hooks.failing) throw hooks.failing;
      calls.get += 1;
      const known = objects.get(Key);
      if (known === undefined) throw new NoSuchKey({ message: Key, $metadata: {} });
      const Body = {
        transformToString: async () => Buffer.from(known.bytes).toString(),
        transformToByteArray: async () => known.bytes,
      };
      return { Body, ETag: known.tag };
    }),
    on(ListObjectsV2Command, ({ Prefix = '' }) => ({
      Contents: [...objects.keys()].filter((key) => key.startsWith(Prefix)).map((Key) => ({ Key })),
    })),
    on(DeleteObjectCommand, ({ Key = '' }) => {
      objects.delete(Key);
      return {};
    }),
  );
  const keys = () => [...objects.keys()].sort();
  return { client, objects, hooks, calls, keys };
};
