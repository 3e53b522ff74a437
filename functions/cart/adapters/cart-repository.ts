import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type CartRow, fromRow, toRow } from '#functions/cart/adapters/cart-row.ts';
import { cartKey } from '#functions/cart/adapters/cart-table.ts';
import type { LoadCart, SaveCart } from '#functions/cart/application/ports.ts';

export const cartLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadCart =>
  async (cartId) => {
    const get = new GetCommand({ TableName: table, Key: cartKey(cartId), ConsistentRead: true });
    const { Item } = await dynamo.send(get);
    return Item && fromRow(Item as CartRow);
  };

const over = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      };

export const cartSaver =
  (dynamo: DynamoDBDocumentClient, table: string): SaveCart =>
  async (cart) => {
    try {
      await dynamo.send(new PutCommand({ TableName: table, Item: toRow(cart), ...over(cart.version - 1) }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
