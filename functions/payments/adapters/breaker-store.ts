import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { BreakerStore } from '#functions/payments/application/circuit-breaker.ts';
import { type BreakerState, WINDOW_MS } from '#functions/payments/domain/breaker.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

const SCHEMA_VERSION = 1;

type Item = { readonly TableName: string; readonly Key: { readonly pk: string; readonly sk: string } };

const restart = ({ TableName, Key }: Item, now: number) =>
  new PutCommand({
    TableName,
    Item: { ...Key, v: SCHEMA_VERSION, countedFrom: now, failures: 1 },
    ConditionExpression: 'attribute_not_exists(pk) OR (countedFrom <= :cut AND attribute_not_exists(openUntil))',
    ExpressionAttributeValues: { ':cut': now - WINDOW_MS },
  });

const countOneMore = (item: Item, now: number) =>
  new UpdateCommand({
    ...item,
    UpdateExpression: 'SET failures = failures + :one',
    ConditionExpression: 'countedFrom > :cut',
    ExpressionAttributeValues: { ':one': 1, ':cut': now - WINDOW_MS },
    ReturnValues: 'ALL_NEW',
  });

const openUntil = (item: Item, until: number, seen: number | undefined) =>
  new UpdateCommand({
    ...item,
    UpdateExpression: 'SET openUntil = :until',
    ConditionExpression: `attribute_exists(pk) AND ${seen === undefined ? 'attribute_not_exists(openUntil)' : 'openUntil = :seen'}`,
    ExpressionAttributeValues: { ':until': until, ...(seen !== undefined && { ':seen': seen }) },
  });

const closeIfStill = (item: Item, seen: number) =>
  new UpdateCommand({
    ...item,
    UpdateExpression: 'SET failures = :none REMOVE openUntil',
    ConditionExpression: 'openUntil = :seen',
    ExpressionAttributeValues: { ':none': 0, ':seen': seen },
  });

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
  const item: Item = { TableName: table, Key: { pk: `provider#${provider}`, sk: 'breaker' } };
  return {
    load: async () => (await client.send(new GetCommand(item))).Item as BreakerState | undefined,
    countFailure: async (now) => {
      const counted = await ifItHolds(client.send(countOneMore(item, now)));
      if (counted === undefined) await ifItHolds(client.send(restart(item, now)));
      return counted?.Attributes as BreakerState | undefined;
    },
    open: async (until, seen) => (await ifItHolds(client.send(openUntil(item, until, seen)))) !== undefined,
    close: async (seen) => void (await ifItHolds(client.send(closeIfStill(item, seen)))),
  };
};
