import { randomUUID } from 'node:crypto';
import {
  DeleteRuleCommand,
  type EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';

/** An event as the bus delivers it. */
export type BusMessage = { readonly source: string; readonly 'detail-type': string; readonly detail: unknown };

export type Pattern = { readonly source: readonly unknown[]; readonly 'detail-type'?: readonly unknown[] };

/** @param filters contexts such as orders, and types such as OrderPlaced or OrderPlaced.v1 */
export const patternFor = ({
  contexts,
  types,
}: {
  contexts: readonly string[];
  types: readonly string[];
}): Pattern => ({
  source: contexts.length > 0 ? contexts.map((context) => `bazaar.${context}`) : [{ prefix: 'bazaar.' }],
  ...(types.length > 0 && {
    'detail-type': types.map((type) => (/\.v\d+$/.test(type) ? type : { prefix: `${type}.` })),
  }),
});

type Clients = { readonly queues: SQSClient; readonly events: EventBridgeClient };

const TARGET = 'tail';

const policyFor = (queueArn: string, ruleArn: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
      },
    ],
  });

/** A rule and a queue of its own on the bus, for as long as somebody looks. @returns how to read it, and how to end it */
export const openTail = async ({ queues, events }: Clients, stage: string, pattern: Pattern) => {
  const name = resourceName(stage, 'tail', randomUUID().slice(0, 8));
  const EventBusName = resourceName(stage, 'platform', 'bus');
  const attributes = { MessageRetentionPeriod: '300', SqsManagedSseEnabled: 'true' };
  const { QueueUrl = '' } = await queues.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  const close = async (): Promise<void> => {
    await events.send(new RemoveTargetsCommand({ EventBusName, Rule: name, Ids: [TARGET] })).catch(() => {});
    await events.send(new DeleteRuleCommand({ EventBusName, Name: name })).catch(() => {});
    await queues.send(new DeleteQueueCommand({ QueueUrl }));
  };
  try {
    const about = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
    const Arn = (await queues.send(about)).Attributes?.QueueArn ?? '';
    const rule = new PutRuleCommand({ EventBusName, Name: name, EventPattern: JSON.stringify(pattern) });
    const { RuleArn = '' } = await events.send(rule);
    await queues.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: policyFor(Arn, RuleArn) } }));
    await events.send(new PutTargetsCommand({ EventBusName, Rule: name, Targets: [{ Id: TARGET, Arn }] }));
  } catch (error) {
    await close();
    throw error;
  }

  /** Waits up to 5 seconds for the next ones. */
  const next = async (abortSignal: AbortSignal): Promise<BusMessage[]> => {
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 });
    const { Messages = [] } = await queues.send(receive, { abortSignal });
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    if (Entries.length > 0) await queues.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    return Messages.map(({ Body = '{}' }) => JSON.parse(Body) as BusMessage);
  };
  return { next, close };
};
