import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import type { Envelope } from '#functions/shared/events/envelope.ts';

/** An event as rules and queues see it. */
export type BusEvent = { readonly source: string; readonly 'detail-type': string; readonly detail: Envelope };

/** EventBridge in memory: what was put lies there until it is taken. */
export const fakeBus = () => {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const events: BusEvent[] = [];
  mockClient(client)
    .on(PutEventsCommand)
    .callsFake(({ Entries = [] }: PutEventsCommand['input']) => {
      for (const { Source = '', DetailType = '', Detail = '{}' } of Entries ?? [])
        events.push({ source: Source, 'detail-type': DetailType, detail: JSON.parse(Detail) as Envelope });
      return { FailedEntryCount: 0, Entries: (Entries ?? []).map((_, index) => ({ EventId: String(index) })) };
    });
  return { client, take: (): BusEvent[] => events.splice(0), waiting: () => events.length };
};

/** S3 in memory, as far as relays use it. */
export const fakeBucket = () => {
  const client = new S3Client({ region: 'us-east-1' });
  const objects = new Map<string, string>();
  mockClient(client)
    .on(PutObjectCommand)
    .callsFake(({ Key = '', Body }: PutObjectCommand['input']) => {
      objects.set(String(Key), String(Body));
      return {};
    });
  return { client, objects };
};

/** A queue that nobody reads. */
export const fakeQueues = () => {
  const client = new SQSClient({ region: 'us-east-1' });
  const sent: string[] = [];
  mockClient(client)
    .on(SendMessageCommand)
    .callsFake(({ MessageBody = '' }: SendMessageCommand['input']) => {
      sent.push(String(MessageBody));
      return { MessageId: String(sent.length) };
    });
  return { client, sent };
};

/** Bytes as the SDK hands them out. */
const blob = (text: string) => Object.assign(Buffer.from(text), { transformToString: () => text });

export type Invoked = (payload: unknown) => Promise<unknown>;

/** Lambda in memory: one function, invoked by whatever name. */
export const fakeLambda = (invoked: Invoked): LambdaClient => {
  const client = new LambdaClient({ region: 'us-east-1' });
  mockClient(client)
    .on(InvokeCommand)
    .callsFake(async ({ Payload }: InvokeCommand['input']) => {
      const answer = await invoked(JSON.parse(Buffer.from(Payload as Uint8Array).toString()));
      return { StatusCode: 200, Payload: blob(JSON.stringify(answer)) };
    });
  return client;
};
