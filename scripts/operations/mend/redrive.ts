import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { refuse } from '#scripts/operations/mend/refuse.ts';
import type { Bench } from '#scripts/operations/mend/rows.ts';

const urlOf = async ({ clients }: Bench, QueueName: string): Promise<string | undefined> => {
  try {
    return (await clients.queues.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl;
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined;
    throw error;
  }
};

type BusMessage = { readonly source?: string; readonly 'detail-type'?: string; readonly detail?: unknown };

const parsed = (text: string): BusMessage => {
  try {
    return (JSON.parse(text) ?? {}) as BusMessage;
  } catch {
    return {};
  }
};

/** What a rule could not deliver goes over the bus again; a run of a schedule is not repeated, the next one does it. */
const publishAgain = async ({ clients, where }: Bench, body: string): Promise<void> => {
  const { source, 'detail-type': type, detail } = parsed(body);
  if (source === undefined || !source.startsWith('bazaar.')) return;
  const EventBusName = resourceName(where.stage, 'platform', 'bus');
  const entry = { EventBusName, Source: source, DetailType: type, Detail: JSON.stringify(detail) };
  const { FailedEntryCount } = await clients.events.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount) throw new Error('The bus refused the event; the letter stays where it is.');
};

type Send = (body: string) => Promise<unknown>;

/** Sent before it is deleted: a crash between sends it twice, which does no harm. */
const move = async ({ clients }: Bench, QueueUrl: string, { Body = '', ReceiptHandle }: Message, send: Send) => {
  await send(Body);
  await clients.queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
};

const receive = async ({ clients }: Bench, QueueUrl: string): Promise<Message[]> => {
  const ask = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 30, WaitTimeSeconds: 1 };
  return (await clients.queues.send(new ReceiveMessageCommand(ask))).Messages ?? [];
};

/** Sends dead letters where they came from: to their queue, or, where a rule had none, over the bus. */
export const redrive = async (bench: Bench, queue: string): Promise<string> => {
  const letters = (await urlOf(bench, queue)) ?? refuse(`There is no queue ${queue}.`);
  const source = await urlOf(bench, queue.replace(/-dlq$/, ''));
  const send: Send = (body) =>
    source === undefined
      ? publishAgain(bench, body)
      : bench.clients.queues.send(new SendMessageCommand({ QueueUrl: source, MessageBody: body }));
  let moved = 0;
  for (let batch = await receive(bench, letters); batch.length > 0; batch = await receive(bench, letters)) {
    for (const message of batch) await move(bench, letters, message, send);
    moved += batch.length;
  }
  return `${moved} dead letters of ${queue} were sent again`;
};
