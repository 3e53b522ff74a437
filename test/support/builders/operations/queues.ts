import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';

const nameOf = (url = ''): string => url.replace('https://sqs.test/', '');

/** Dead-letter queues in memory: a message that was received is hidden, as for the second that it is looked at. */
export const queuesInMemory = (names: readonly string[]) => {
  const client = new SQSClient({ region: 'us-east-1' });
  const messages = new Map<string, string[]>(names.map((name) => [name, []]));
  const shown = new Map<string, number>();
  const mock = mockClient(client);
  mock.on(ListQueuesCommand).callsFake(({ QueueNamePrefix = '' }) => ({
    QueueUrls: names.filter((name) => name.startsWith(QueueNamePrefix)).map((name) => `https://sqs.test/${name}`),
  }));
  mock.on(GetQueueUrlCommand).callsFake(({ QueueName }) => ({ QueueUrl: `https://sqs.test/${QueueName}` }));
  mock.on(GetQueueAttributesCommand).callsFake(({ QueueUrl }) => {
    shown.set(nameOf(QueueUrl), 0);
    return { Attributes: { ApproximateNumberOfMessages: String(messages.get(nameOf(QueueUrl))?.length ?? 0) } };
  });
  mock.on(ReceiveMessageCommand).callsFake(({ QueueUrl, MaxNumberOfMessages = 1 }) => {
    const from = shown.get(nameOf(QueueUrl)) ?? 0;
    const batch = (messages.get(nameOf(QueueUrl)) ?? []).slice(from, from + MaxNumberOfMessages);
    shown.set(nameOf(QueueUrl), from + batch.length);
    return { Messages: batch.map((Body, index) => ({ MessageId: `m-${from + index}`, Body })) };
  });
  return { client, send: (queue: string, body: string): void => void messages.get(queue)?.push(body) };
};
