import { DeleteObjectsCommand, ListObjectsV2Command, NoSuchBucket, type S3Client } from '@aws-sdk/client-s3';

/**
 * Deletes every object of a bucket without versions, a page at a time. @returns how many there were; a bucket that is not
 * there has none
 */
export const emptyBucket = async (s3: S3Client, Bucket: string): Promise<number> => {
  let deleted = 0;
  for (;;) {
    const page = await s3.send(new ListObjectsV2Command({ Bucket })).catch((error: unknown) => {
      if (error instanceof NoSuchBucket) return undefined;
      throw error;
    });
    const Objects = (page?.Contents ?? []).map(({ Key }) => ({ Key }));
    if (Objects.length === 0) return deleted;
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    if (Errors[0]) throw new Error(`${Errors[0].Key} could not be deleted from ${Bucket}: ${Errors[0].Message}`);
    deleted += Objects.length;
  }
};
