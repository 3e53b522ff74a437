import { createHash } from 'node:crypto';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Change } from './storage/table-state.ts';
import type { Document, StreamChange, Value } from './types.ts';
import { copyDocument } from './values/copy.ts';
import { itemBytes } from './values/item-size.ts';
import { toLambdaImage } from './values/lambda-image.ts';

const REGION = 'eu-west-1';
const ACCOUNT = '000000000000';

/** A change as tests see it. */
export const toStreamChange = ({ sequenceNumber, key, before, after, at }: Change): StreamChange => ({
  sequenceNumber,
  keys: { ...key },
  at,
  ...(before && { oldImage: copyDocument(before) }),
  ...(after && { newImage: copyDocument(after) }),
});

const eventNameOf = ({ oldImage, newImage }: StreamChange): 'INSERT' | 'MODIFY' | 'REMOVE' => {
  if (!newImage) return 'REMOVE';
  return oldImage ? 'MODIFY' : 'INSERT';
};

const asDocument = (image: Readonly<Record<string, unknown>>): Document => image as Record<string, Value>;

const imagesOf = ({ keys, oldImage, newImage }: StreamChange) => ({
  Keys: toLambdaImage(keys),
  ...(oldImage && { OldImage: toLambdaImage(asDocument(oldImage)) }),
  ...(newImage && { NewImage: toLambdaImage(asDocument(newImage)) }),
});

const bytesOf = (image: Readonly<Record<string, unknown>> | undefined): number =>
  image ? itemBytes(asDocument(image)) : 0;

const toRecord = (eventSourceARN: string, change: StreamChange): DynamoDBRecord => ({
  eventID: createHash('md5').update(`${eventSourceARN}#${change.sequenceNumber}`).digest('hex'),
  eventName: eventNameOf(change),
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: REGION,
  eventSourceARN,
  dynamodb: {
    ApproximateCreationDateTime: Math.floor(change.at.getTime() / 1000),
    ...imagesOf(change),
    SequenceNumber: change.sequenceNumber,
    SizeBytes: bytesOf(change.keys) + bytesOf(change.oldImage) + bytesOf(change.newImage),
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
});

/** Changes of one table as AWS Lambda hands them to the handler of its stream. */
export const toStreamEvent = (table: string, changes: readonly StreamChange[]): DynamoDBStreamEvent => {
  const arn = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${table}/stream/2026-01-01T00:00:00.000`;
  return { Records: changes.map((change) => toRecord(arn, change)) };
};
