import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { fromRow, toRow } from '#functions/orders/adapters/order-row.ts';
import { orderKey } from '#functions/orders/adapters/orders-table.ts';
import type { LoadOrder, LoadOrders, SaveOrder } from '#functions/orders/application/ports.ts';
import { readRows } from '#functions/shared/runtime/replica.ts';

export const orderLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadOrder =>
  async (orderId) => {
    const get = new GetCommand({ TableName: table, Key: orderKey(orderId), ConsistentRead: true });
    const { Item } = await dynamo.send(get);
    return Item && fromRow(Item);
  };

const stillAt = (version: number | undefined) =>
  version === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      };

export const orderSaver =
  (dynamo: DynamoDBDocumentClient, table: string): SaveOrder =>
  async (order, version, trace) => {
    try {
      const Item = toRow(order, (version ?? 0) + 1, trace);
      await dynamo.send(new PutCommand({ TableName: table, Item, ...stillAt(version) }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

export const ordersLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadOrders =>
  async (orderIds) => {
    const rows = await readRows(dynamo, table, orderIds.map(orderKey), { consistent: true });
    const byId = new Map(rows.map((row) => [String(row.pk), fromRow(row).order]));
    return orderIds.flatMap((id) => byId.get(id) ?? []);
  };
