import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { ARCHIVE_PREFIX, type ArchivedEvent, dayPrefix } from '#functions/operations/application/archive-events.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

/** Every archived event that occurred on the day of `since` or later, in no order and some of them twice. */
export type ReadArchive = (since?: Instant) => AsyncIterable<ArchivedEvent>;

/** Objects that are fetched at a time; each is a batch of a queue, 6 MB at most. */
const WIDTH = 16;

/** Keys of a bucket, page by page. */
export async function* keysUnder(objects: S3Client, bucket: string, prefix: string, startAfter?: string) {
  let token: string | undefined;
  do {
    const page = await objects.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ...(token === undefined ? startAfter && { StartAfter: startAfter } : { ContinuationToken: token }),
      }),
    );
    yield (page.Contents ?? []).map(({ Key = '' }) => Key);
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

const linesOf = (key: string, text: string): ArchivedEvent[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line, index) => {
      try {
        return JSON.parse(line) as ArchivedEvent;
      } catch (cause) {
        throw new Error(`${key} is damaged in line ${index + 1}.`, { cause });
      }
    });

export const archiveReader = (objects: S3Client, bucket: string): ReadArchive => {
  const read = async (key: string): Promise<ArchivedEvent[]> => {
    const { Body } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return linesOf(key, (await Body?.transformToString()) ?? '');
  };
  return async function* (since) {
    const startAfter = since && dayPrefix(since.slice(0, 'yyyy-mm-dd'.length));
    for await (const keys of keysUnder(objects, bucket, ARCHIVE_PREFIX, startAfter))
      for (let from = 0; from < keys.length; from += WIDTH)
        for (const events of await Promise.all(keys.slice(from, from + WIDTH).map(read))) yield* events;
  };
};
