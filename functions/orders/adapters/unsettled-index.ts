import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { orderKey, SHARDS, shardNumber, shardOf } from '#functions/orders/adapters/orders-table.ts';
import type { FindUnsettled, ListUnsettled, UnsettledCursor } from '#functions/orders/application/ports.ts';

type Unsettled = { readonly pk: string; readonly since: string };

/** A part of each shard: where it begins, or before when. */
type Range = {
  readonly comparison: '<' | '>' | '>=';
  readonly time: string;
  readonly start?: QueryCommandInput['ExclusiveStartKey'];
};

type Index = { readonly dynamo: DynamoDBDocumentClient; readonly table: string };

const inShard = async ({ dynamo, table }: Index, shard: string, limit: number, range: Range | undefined) => {
  const { Items = [], LastEvaluatedKey } = await dynamo.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'unsettled',
      KeyConditionExpression: range ? `#shard = :shard AND #since ${range.comparison} :time` : '#shard = :shard',
      ExpressionAttributeNames: { '#shard': 'shard', ...(range && { '#since': 'since' }) },
      ExpressionAttributeValues: { ':shard': shard, ...(range && { ':time': range.time }) },
      Limit: limit,
      ...(range?.start && { ExclusiveStartKey: range.start }),
    }),
  );
  return { items: Items as Unsettled[], more: LastEvaluatedKey !== undefined };
};

/** Of all shards together, the oldest first; of those of one moment, in the order of their shards. */
const oldest = async (
  index: Index,
  status: string,
  limit: number,
  rangeOf: (shard: number) => Range | undefined,
): Promise<{ readonly items: readonly Unsettled[]; readonly more: boolean }> => {
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) => inShard(index, shardOf(status, shard), limit, rangeOf(shard))),
  );
  const found = shards.flatMap(({ items }) => items);
  const items = found.sort((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1)).slice(0, limit);
  return { items, more: found.length > limit || shards.some(({ more }) => more) };
};

export const unsettledFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindUnsettled =>
  async (status, before, limit) => {
    const { items } = await oldest({ dynamo, table }, status, limit, () => ({ comparison: '<', time: before }));
    return items.map(({ pk }) => pk);
  };

/** In its own shard a page goes on behind the order itself; shards before that one have shown all of its moment. */
const rangeAfter =
  (status: string, { orderId, since: time }: UnsettledCursor) =>
  (shard: number): Range => {
    const own = shardNumber(orderId);
    if (shard !== own) return { comparison: shard < own ? '>' : '>=', time };
    return { comparison: '>=', time, start: { ...orderKey(orderId), shard: shardOf(status, own), since: time } };
  };

export const unsettledLister =
  (dynamo: DynamoDBDocumentClient, table: string): ListUnsettled =>
  async (status, limit, after) => {
    const rangeOf = after ? rangeAfter(status, after) : () => undefined;
    const { items, more } = await oldest({ dynamo, table }, status, limit, rangeOf);
    const last = items.at(-1);
    return {
      orderIds: items.map(({ pk }) => pk),
      ...(more && last && { next: { orderId: last.pk, since: last.since } }),
    };
  };
