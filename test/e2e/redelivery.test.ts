import {
  GetEventSourceMappingCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { buy, buyers, stockUp, until } from '#test/support/emulator/api.ts';
import { rowsOf, settings } from '#test/support/emulator/aws.ts';
import { audit } from '#test/support/emulator/run.ts';
import { STAGE } from '#test/support/emulator/shared-system.ts';

const CHECKOUTS = 100;
const WIDTH = 10;
const INBOXES = ['inventory', 'orders'] as const;

const sqs = () => new SQSClient(settings());
const lambda = () => new LambdaClient(settings());

const queueUrl = async (context: string): Promise<string> =>
  (await sqs().send(new GetQueueUrlCommand({ QueueName: resourceName(STAGE, context, 'inbox') }))).QueueUrl ?? '';

const mappingsOf = async (context: string) => {
  const FunctionName = resourceName(STAGE, context, 'inbox');
  const { EventSourceMappings = [] } = await lambda().send(new ListEventSourceMappingsCommand({ FunctionName }));
  return EventSourceMappings.filter(({ EventSourceArn = '' }) =>
    EventSourceArn.endsWith(resourceName(STAGE, context, 'inbox')),
  );
};

/** Consumers stop reading, or read on. */
const consume = async (on: boolean): Promise<void> => {
  for (const context of INBOXES)
    for (const { UUID } of await mappingsOf(context)) {
      await lambda().send(new UpdateEventSourceMappingCommand({ UUID, Enabled: on }));
      await until('the mapping has changed', async () => {
        const { State } = await lambda().send(new GetEventSourceMappingCommand({ UUID }));
        return State === (on ? 'Enabled' : 'Disabled');
      });
    }
};

type Captured = { readonly context: string; readonly body: string };

/** Takes every message out of the inboxes. */
const capture = async (): Promise<Captured[]> => {
  const captured: Captured[] = [];
  for (const context of INBOXES) {
    const QueueUrl = await queueUrl(context);
    for (;;) {
      const { Messages = [] } = await sqs().send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
      );
      if (Messages.length === 0) break;
      for (const { Body = '', ReceiptHandle } of Messages) {
        captured.push({ context, body: Body });
        await sqs().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  }
  return captured;
};

const feed = async (messages: readonly Captured[]): Promise<void> => {
  for (const { context, body } of messages)
    await sqs().send(new SendMessageCommand({ QueueUrl: await queueUrl(context), MessageBody: body }));
};

const drained = (): Promise<true> =>
  until(
    'the inboxes are empty',
    async () => {
      for (const context of INBOXES) {
        const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
        const QueueUrl = await queueUrl(context);
        const { Attributes = {} } = await sqs().send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
        );
        if (Object.values(Attributes).some((count) => count !== '0')) return false;
      }
      return true;
    },
    120,
  );

const TIMES = ['updatedAt', 'at', 'trace', 'version', 't', 'expiresAt', 'counted'];

const said = async (): Promise<unknown> =>
  JSON.parse(
    JSON.stringify(await Promise.all(['inventory', 'orders'].map(rowsOf)), (key, value: unknown) =>
      TIMES.includes(key) ? undefined : value,
    ),
  );

/** A tenth of the checkouts by one buyer, one after the other. */
const buyAll = async (token: string, buyer: number): Promise<{ readonly status: string }[]> => {
  const placed: { readonly status: string }[] = [];
  for (let index = 0; index < CHECKOUTS / WIDTH; index++)
    placed.push(await buy(token, 'REDELIVERED', { key: `redelivered-${buyer}-${index}` }, 120));
  return placed;
};

describe('the messages of 100 checkouts', () => {
  it('leave the same tables when they come once and in order, and then twice and in reverse', async () => {
    await stockUp('REDELIVERED', 150);
    const tokens = await buyers(WIDTH);
    await consume(false);
    const placed = await Promise.all(tokens.map((token, buyer) => buyAll(token, buyer)));
    expect(placed.flat().filter(({ status }) => status === 'CONFIRMED')).toHaveLength(CHECKOUTS);
    const captured: Captured[] = [];
    await until('every confirmation was in an inbox', async () => {
      captured.push(...(await capture()));
      return captured.filter(({ body }) => body.includes('OrderConfirmed')).length >= CHECKOUTS;
    });
    await feed(captured);
    await consume(true);
    await drained();
    const once = await said();
    await feed(captured.toReversed().flatMap((message) => [message, message]));
    await drained();
    expect(await said()).toEqual(once);
    expect(await audit()).toEqual([]);
  }, 420_000);
});
