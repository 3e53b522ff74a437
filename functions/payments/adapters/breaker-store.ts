import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { BreakerStore } from '#functions/payments/application/circuit-breaker.ts';
import { type BreakerState, WINDOW_MS } from '#functions/payments/domain/breaker.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

/** Undefined where the condition did not hold: someone else was faster, and theirs counts. */
const ifItHolds = async <T>(write: Promise<T>): Promise<T | undefined> => {
  try {
    return await write;
  } catch (error) {
    if (isErrorNamed(error, 'ConditionalCheckFailedException')) return undefined;
    throw error;
  }
};

/** One item per provider, in the payments table, from its first failure on. */
export const breakerStore = (client: DynamoDBDocumentClient, table: string, provider: string): BreakerStore => {
  const item = { TableName: table, Key: { pk: `provider#${provider}`, sk: 'breaker' } };

  const restart = (now: number) =>
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...item.Key, v: 1, countedFrom: now, failures: 1 },
        ConditionExpression: 'attribute_not_exists(pk) OR (countedFrom <= :cut AND attribute_not_exists(openUntil))',
        ExpressionAttributeValues: { ':cut': now - WINDOW_MS },
      }),
    );

  const countOneMore = (now: number) =>
    client.send(
      new UpdateCommand({
        ...item,
        UpdateExpression: 'SET failures = failures + :one',
        ConditionExpression: 'countedFrom > :cut',
        ExpressionAttributeValues: { ':one': 1, ':cut': now - WINDOW_MS },
        ReturnValues: 'ALL_NEW',
      }),
    );

  return {
    load: async () => {
      const { Item } = await client.send(new GetCommand(item));
      return Item as BreakerState | undefined;
    },
    countFailure: async (now) => {
      const counted = await ifItHolds(countOneMore(now));
      if (counted === undefined) await ifItHolds(restart(now));
      return counted?.Attributes as BreakerState | undefined;
    },
    open: async (until, seen) => {
      const expected = seen === undefined ? 'attribute_not_exists(openUntil)' : 'openUntil = :seen';
      const written = await ifItHolds(
        client.send(
          new UpdateCommand({
            ...item,
            UpdateExpression: 'SET openUntil = :until',
            ConditionExpression: `attribute_exists(pk) AND ${expected}`,
            ExpressionAttributeValues: { ':until': until, ...(seen !== undefined && { ':seen': seen }) },
          }),
        ),
      );
      return written !== undefined;
    },
    close: async (seen) => {
      await ifItHolds(
        client.send(
          new UpdateCommand({
            ...item,
            UpdateExpression: 'SET failures = :none REMOVE openUntil',
            ConditionExpression: 'openUntil = :seen',
            ExpressionAttributeValues: { ':none': 0, ':seen': seen },
          }),
        ),
      );
    },
  };
};
