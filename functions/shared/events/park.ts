import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A change that can never be published, whole, with the reason. */
export type ParkedRecord = {
  readonly context: string;
  readonly reason: string;
  readonly parkedAt: string;
  readonly record: unknown;
};

export type Park = (key: string, parked: ParkedRecord) => Promise<void>;

/** Parked records lie in the archive bucket under this prefix, one object each. */
export const PARKED_PREFIX = 'parked/';

/** The key follows from the record, so that parking twice keeps one. */
export const parkedKey = (context: string, sequenceNumber: string): string =>
  `${PARKED_PREFIX}${context}/${sequenceNumber}.json`;

export const parker =
  (client: S3Client, bucket: string): Park =>
  async (key, parked) => {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: JSON.stringify(parked), ContentType: 'application/json' }),
    );
  };
