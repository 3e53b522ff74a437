import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { ordersLoader } from '#functions/orders/adapters/order-repository.ts';
import { orderKey } from '#functions/orders/adapters/orders-table.ts';
import type {
  CountOrdersSince,
  FirstOrderSince,
  ListOrdersOf,
  OrderIdsOf,
} from '#functions/orders/application/ports.ts';

/** The index is eventually consistent: the latest orders may not be in it yet. */
const ordersOf = (table: string, owner: string) => ({
  TableName: table,
  IndexName: 'by-owner',
  KeyConditionExpression: '#owner = :owner',
  ExpressionAttributeNames: { '#owner': 'owner' },
  ExpressionAttributeValues: { ':owner': owner },
});

const ordersSince = (table: string, owner: string, since: string) => ({
  ...ordersOf(table, owner),
  KeyConditionExpression: '#owner = :owner AND #placedAt >= :since',
  ExpressionAttributeNames: { '#owner': 'owner', '#placedAt': 'placedAt' },
  ExpressionAttributeValues: { ':owner': owner, ':since': since },
});

export const ordersLister = (dynamo: DynamoDBDocumentClient, table: string): ListOrdersOf => {
  const load = ordersLoader(dynamo, table);
  return async (owner, limit, after) => {
    const { Items = [], LastEvaluatedKey: last } = await dynamo.send(
      new QueryCommand({
        ...ordersOf(table, owner),
        ScanIndexForward: false,
        Limit: limit,
        ...(after && { ExclusiveStartKey: { ...orderKey(after.orderId), owner, placedAt: after.placedAt } }),
      }),
    );
    const orders = await load(Items.map(({ pk }) => String(pk)));
    return { orders, ...(last && { next: { orderId: String(last.pk), placedAt: String(last.placedAt) } }) };
  };
};

export const ordersCounter =
  (dynamo: DynamoDBDocumentClient, table: string): CountOrdersSince =>
  async (owner, since, most) => {
    const query = new QueryCommand({ ...ordersSince(table, owner, since), Select: 'COUNT', Limit: most });
    return (await dynamo.send(query)).Count ?? 0;
  };

export const firstOrderFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FirstOrderSince =>
  async (owner, since) => {
    const { Items } = await dynamo.send(new QueryCommand({ ...ordersSince(table, owner, since), Limit: 1 }));
    return Items?.[0]?.placedAt as string | undefined;
  };

export const orderIdsFinder =
  (dynamo: DynamoDBDocumentClient, table: string): OrderIdsOf =>
  async (owner) => {
    const ids: string[] = [];
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const from = start && { ExclusiveStartKey: start };
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({ ...ordersOf(table, owner), ...from }),
      );
      ids.push(...Items.map(({ pk }) => String(pk)));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return ids;
  };
