import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { DeadLetter, DeadLetterQueue } from '#functions/operations/audit/evidence.ts';

type Queue = { readonly name: string; readonly url: string };

export type FindQueues = () => Promise<readonly Queue[]>;

/** Queues whose names are known, as the auditor's function is told them. */
export const queuesNamed =
  (client: SQSClient, names: readonly string[]): FindQueues =>
  () =>
    Promise.all(
      names.map(async (name) => {
        const { QueueUrl = '' } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
        return { name, url: QueueUrl };
      }),
    );

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** All dead-letter queues of a stage, by how queues are named. */
export const deadLetterQueuesOf =
  (client: SQSClient, stage: string): FindQueues =>
  async () => {
    const urls: string[] = [];
    let next: string | undefined;
    do {
      const page = { QueueNamePrefix: `bazaar-${stage}-`, MaxResults: 1_000, ...(next && { NextToken: next }) };
      const { QueueUrls = [], NextToken } = await client.send(new ListQueuesCommand(page));
      urls.push(...QueueUrls);
      next = NextToken;
    } while (next !== undefined);
    return urls.map((url) => ({ name: nameOf(url), url })).filter(({ name }) => name.endsWith('-dlq'));
  };

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** Those too that someone else is looking at just now. */
const countOf = async (client: SQSClient, url: string): Promise<number> => {
  const ask = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...COUNTS] });
  const { Attributes = {} } = await client.send(ask);
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
};

/** An event as the bus delivers it, or a webhook of the sandbox. */
type Body = {
  readonly 'detail-type'?: string;
  readonly detail?: { readonly meta?: { readonly id?: string } };
  readonly id?: string;
  readonly type?: string;
};

const bodyOf = (text: string): Body => {
  try {
    return (JSON.parse(text) ?? {}) as Body;
  } catch {
    return {};
  }
};

const toLetter = ({ MessageId = '', Body = '' }: Message): DeadLetter => {
  const body = bodyOf(Body);
  return body.detail === undefined
    ? { messageId: MessageId, eventId: body.id, detailType: body.type }
    : { messageId: MessageId, eventId: body.detail.meta?.id, detailType: body['detail-type'] };
};

const ROUNDS = 20;

/** A second is enough to page through the queue; the letters are there again for whoever comes next. */
const HIDDEN_SECONDS = 1;

const lookInto = async (client: SQSClient, url: string): Promise<DeadLetter[]> => {
  const letters = new Map<string, DeadLetter>();
  for (let round = 0; round < ROUNDS; round++) {
    const before = letters.size;
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: HIDDEN_SECONDS,
        WaitTimeSeconds: 1,
      }),
    );
    for (const letter of Messages.map(toLetter)) letters.set(letter.messageId, letter);
    if (letters.size === before) break;
  }
  return [...letters.values()];
};

/** Looks without taking anything out; of a queue with hundreds of letters not all are looked at. */
export const deadLetterReader =
  (client: SQSClient, findQueues: FindQueues) => async (): Promise<readonly DeadLetterQueue[]> => {
    const queues = await findQueues();
    return Promise.all(
      queues.map(async ({ name, url }) => {
        const count = await countOf(client, url);
        return { queue: name, count, letters: count > 0 ? await lookInto(client, url) : [] };
      }),
    );
  };
