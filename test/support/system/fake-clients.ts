import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import type { SignLink } from '#functions/shared/runtime/clients/sign-link.ts';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';

/** An event as rules and queues see it. */
export type BusEvent = { readonly source: string; readonly 'detail-type': string; readonly detail: Envelope };

/** EventBridge in memory: what was put lies there until it is taken. */
export const fakeBus = () => {
  const events: BusEvent[] = [];
  const client = fakeClient(
    EventBridgeClient,
    on(PutEventsCommand, ({ Entries = [] }) => {
      for (const { Source = '', DetailType = '', Detail = '{}' } of Entries)
        events.push({ source: Source, 'detail-type': DetailType, detail: JSON.parse(Detail) as Envelope });
      return { FailedEntryCount: 0, Entries: Entries.map((_, index) => ({ EventId: String(index) })) };
    }),
  );
  return { client, take: (): BusEvent[] => events.splice(0), waiting: () => events.length };
};

/** A link without a signature: what it is for can be read in it. */
export const fakeSignLink: SignLink = async ({ method, bucket, key }) => `https://${bucket}.test/${key}?for=${method}`;

const nameOf = (url = ''): string => url.slice(url.lastIndexOf('/') + 1);

/** Queues that nobody reads: what was sent to any of them lies in `sent`, and of dead letters there are none. */
export const fakeQueues = () => {
  const sent: string[] = [];
  const letters = new Map<string, string[]>();
  const client = fakeClient(
    SQSClient,
    on(SendMessageCommand, ({ MessageBody = '' }) => {
      sent.push(MessageBody);
      return { MessageId: String(sent.length) };
    }),
    on(GetQueueUrlCommand, ({ QueueName }) => ({ QueueUrl: `https://sqs.test/${QueueName}` })),
    on(GetQueueAttributesCommand, ({ QueueUrl }) => ({
      Attributes: { ApproximateNumberOfMessages: String(letters.get(nameOf(QueueUrl))?.length ?? 0) },
    })),
    on(ReceiveMessageCommand, ({ QueueUrl }) => ({
      Messages: letters.get(nameOf(QueueUrl))?.map((Body, index) => ({ MessageId: `letter-${index}`, Body })),
    })),
  );
  const die = (queue: string, letter: string): void => {
    letters.set(queue, [...(letters.get(queue) ?? []), letter]);
  };
  return { client, sent, die };
};

/** Bytes as the SDK hands them out. */
const blob = (text: string) => Object.assign(Buffer.from(text), { transformToString: () => text });

const textOf = (payload: unknown): string =>
  typeof payload === 'string' ? payload : Buffer.from(payload as Uint8Array).toString();

/** Runs the function of that name. */
export type Invoked = (payload: unknown, name: string) => Promise<unknown>;

/** The caller's own patience has ended: that is no answer of the function. */
export class AnswerTimeout extends Error {
  override readonly name = 'TimeoutError';
}

const answered = (value: unknown) => ({ StatusCode: 200, Payload: blob(JSON.stringify(value)) });

/** Lambda in memory: a function that throws has failed, and its error is only told about. */
export const fakeLambda = (invoked: Invoked): LambdaClient =>
  fakeClient(
    LambdaClient,
    on(InvokeCommand, async ({ Payload, FunctionName = '' }) => {
      try {
        return answered(await invoked(JSON.parse(textOf(Payload)), FunctionName));
      } catch (error) {
        if (error instanceof AnswerTimeout) throw error;
        const { name: errorType, message: errorMessage } = error as Error;
        return { FunctionError: 'Unhandled', ...answered({ errorType, errorMessage }) };
      }
    }),
  );
