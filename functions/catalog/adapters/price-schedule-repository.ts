import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { putProduct, whyRefused } from '#functions/catalog/adapters/product-repository.ts';
import type { Key } from '#functions/catalog/adapters/rows.ts';
import type {
  CountTry,
  FindDuePriceChanges,
  LoadPriceSchedule,
  SavePriceSchedule,
  Waiting,
} from '#functions/catalog/application/ports.ts';
import {
  emptySchedule,
  forgottenAt,
  isScheduled,
  type PriceSchedule,
} from '#functions/catalog/domain/price-schedule.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';

const SCHEMA_VERSION = 1;

/** The one partition of all changes that wait for their time. */
const WAITING = 'price-changes';

const scheduleKey = (productId: string): Key => ({ pk: productId, sk: 'price-changes' });

const waitingKey = ({ effectiveAt, id }: Pick<Waiting, 'effectiveAt' | 'id'>): Key => ({
  pk: WAITING,
  sk: `${effectiveAt}#${id}`,
});

/** After every id. */
const LAST = '~';

export const priceScheduleLoader =
  (client: DynamoDBDocumentClient, table: string): LoadPriceSchedule =>
  async (productId) => {
    const get = new GetCommand({ TableName: table, Key: scheduleKey(productId), ConsistentRead: true });
    const { Item } = await client.send(get);
    if (Item === undefined) return emptySchedule(productId);
    const { pk, sk, v, expiresAt, ...schedule } = Item;
    return schedule as PriceSchedule;
  };

const toRow = (schedule: PriceSchedule): Record<string, unknown> => {
  const forgotten = forgottenAt(schedule);
  return {
    ...scheduleKey(schedule.productId),
    v: SCHEMA_VERSION,
    ...schedule,
    version: schedule.version + 1,
    ...(forgotten && { expiresAt: epochSeconds(forgotten) }),
  };
};

const putSchedule = (table: string, before: PriceSchedule, after: PriceSchedule) => ({
  TableName: table,
  Item: toRow(after),
  ...(before.version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': before.version },
      }),
});

const toWaitingRow = (waiting: Waiting): Record<string, unknown> => ({
  ...waitingKey(waiting),
  v: SCHEMA_VERSION,
  ...waiting,
});

const waitingIn = ({ productId, changes }: PriceSchedule): Waiting[] =>
  changes.filter(isScheduled).map(({ id, effectiveAt }) => ({ productId, id, effectiveAt, tries: 0 }));

const without = (all: readonly Waiting[], others: readonly Waiting[]): Waiting[] =>
  all.filter(({ id }) => !others.some((other) => other.id === id));

/** Whichever of its changes no longer wait leave the partition of those that do; whichever are new come into it. */
export const priceScheduleSaver =
  (client: DynamoDBDocumentClient, table: string): SavePriceSchedule =>
  async ({ before, after, product }) => {
    const [was, is] = [waitingIn(before), waitingIn(after)];
    const items = [
      { Put: putSchedule(table, before, after) },
      ...without(is, was).map((waiting) => ({ Put: { TableName: table, Item: toWaitingRow(waiting) } })),
      ...without(was, is).map((waiting) => ({ Delete: { TableName: table, Key: waitingKey(waiting) } })),
      ...(product ? [{ Put: putProduct(table, product.before, product.after) }] : []),
    ];
    await client.send(new TransactWriteCommand({ TransactItems: items })).catch((error: unknown) => {
      throw whyRefused(error, after.productId);
    });
  };

/** A query of nothing costs half a read unit, or one as here, where the last write counts. */
export const duePriceChangesFinder =
  (client: DynamoDBDocumentClient, table: string): FindDuePriceChanges =>
  async (now, limit) => {
    const found: Waiting[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :waiting AND sk <= :due',
          ExpressionAttributeValues: { ':waiting': WAITING, ':due': `${now}#${LAST}` },
          ConsistentRead: true,
          Limit: limit - found.length,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const { productId, id, effectiveAt, tries } of (page.Items ?? []) as Waiting[])
        found.push({ productId, id, effectiveAt, tries });
      start = page.LastEvaluatedKey;
    } while (start !== undefined && found.length < limit);
    return found;
  };

export const tryCounter =
  (client: DynamoDBDocumentClient, table: string): CountTry =>
  async (waiting) => {
    const put = new PutCommand({
      TableName: table,
      Item: toWaitingRow(waiting),
      ConditionExpression: 'attribute_exists(pk)',
    });
    await client.send(put).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };
