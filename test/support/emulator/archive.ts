import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import { archiveBucketName } from '#infra/arns.ts';
import { settings } from '#test/support/emulator/aws.ts';
import { REGION, STAGE } from '#test/support/emulator/shared-system.ts';

/** Every archived event, as it lies in the bucket. */
export const archivedEvents = async (): Promise<Envelope[]> => {
  const client = new S3Client({ ...settings(), forcePathStyle: true });
  const Bucket = archiveBucketName(STAGE, '000000000000', REGION);
  const events: Envelope[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: 'events/' }))
    for (const { Key } of page.Contents ?? []) {
      const text = await (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
      for (const line of (text ?? '').split('\n').filter(Boolean)) events.push(JSON.parse(line) as Envelope);
    }
  return events;
};
