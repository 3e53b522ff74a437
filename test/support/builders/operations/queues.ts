import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';

const nameOf = (url = ''): string => url.replace('https://sqs.test/', '');

/** Dead-letter queues in memory: a message that was received is hidden, as for the second that it is looked at. */
export const queuesInMemory = (names: readonly string[]) => {
  const messages = new Map<string, string[]>(names.map((name) => [name, []]));
  const shown = new Map<string, number>();
  const client = fakeClient(
    SQSClient,
    on(ListQueuesCommand, ({ QueueNamePrefix = '' }) => ({
      QueueUrls: names.filter((name) => name.startsWith(QueueNamePrefix)).map((name) => `https://sqs.test/${name}`),
    })),
    on(GetQueueUrlCommand, ({ QueueName }) => ({ QueueUrl: `https://sqs.test/${QueueName}` })),
    on(GetQueueAttributesCommand, ({ QueueUrl }) => {
      shown.set(nameOf(QueueUrl), 0);
      return { Attributes: { ApproximateNumberOfMessages: String(messages.get(nameOf(QueueUrl))?.length ?? 0) } };
    }),
    on(ReceiveMessageCommand, ({ QueueUrl, MaxNumberOfMessages = 1 }) => {
      const from = shown.get(nameOf(QueueUrl)) ?? 0;
      const batch = (messages.get(nameOf(QueueUrl)) ?? []).slice(from, from + MaxNumberOfMessages);
      shown.set(nameOf(QueueUrl), from + batch.length);
      return { Messages: batch.map((Body, index) => ({ MessageId: `m-${from + index}`, Body })) };
    }),
  );
  return { client, send: (queue: string, body: string): void => void messages.get(queue)?.push(body) };
};
