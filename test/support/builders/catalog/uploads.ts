import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Context, SQSEvent } from 'aws-lambda';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';

const refused = (name: string, status: number) =>
  new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: status }, message: name });

const partOf = (bytes: Buffer, range = ''): Buffer => {
  const [, from = '0', to = '0'] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (range === '') return bytes;
  if (Number(from) >= bytes.length) throw refused('InvalidRange', 416);
  return bytes.subarray(Number(from), Number(to) + 1);
};

/** S3 in memory, with ranges and conditions, as files are uploaded to and read from. */
export const uploadsInMemory = () => {
  const objects = new Map<string, { readonly bytes: Buffer; readonly tag: string }>();
  let tags = 0;
  const put = (key: string, body: string | Uint8Array): void => {
    tags += 1;
    objects.set(key, { bytes: Buffer.from(body), tag: `"${tags}"` });
  };
  const client = fakeClient(
    S3Client,
    on(PutObjectCommand, ({ Key = '', Body = '' }) => {
      put(Key, Body as string);
      return {};
    }),
    on(GetObjectCommand, ({ Key = '', Range, IfMatch }) => {
      const found = objects.get(Key);
      if (found === undefined) throw new NoSuchKey({ message: Key, $metadata: {} });
      if (IfMatch !== undefined && IfMatch !== found.tag) throw refused('PreconditionFailed', 412);
      const bytes = partOf(found.bytes, Range);
      const Body = { transformToByteArray: async () => bytes };
      return { Body, ETag: found.tag, ContentRange: `bytes 0-0/${found.bytes.length}` };
    }),
  );
  return { client, objects, put };
};

/** What S3 tells of a file that was uploaded, as the queue hands it over. */
export const importMessage = (id: string, messageId = 'message-1'): SQSEvent => {
  const body = JSON.stringify({ Records: [{ s3: { object: { key: `uploads/${id}` } } }] });
  return { Records: [{ messageId, body, attributes: { ApproximateReceiveCount: '1' } }] } as unknown as SQSEvent;
};

/** An invocation that may take so long, by a clock that stands still for it. */
export const lambdaMinutes = (minutes: number): Context => ({
  ...lambdaContext,
  getRemainingTimeInMillis: () => minutes * 60_000,
});

/** One whose time is up as soon as a window is settled: middy asks how much there is, and the run when it begins. */
export const lambdaOfOneWindow = (): Context => {
  let asked = 0;
  return { ...lambdaContext, getRemainingTimeInMillis: () => (++asked <= 2 ? 600_000 : 0) };
};
