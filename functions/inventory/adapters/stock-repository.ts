import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { compileStockWrite } from '#functions/inventory/adapters/compile-stock-write.ts';
import { stockKey } from '#functions/inventory/adapters/inventory-table.ts';
import type { Act, CreateStock, LoadStock, WriteStock } from '#functions/inventory/application/ports.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { add, type StockWrite, set } from '#functions/inventory/domain/stock-write.ts';
import { storeTrace } from '#functions/shared/kernel/trace.ts';

export const stockId = (sku: string): string => `stk_${sku}`;

const stamped = ({ when, change }: StockWrite, { at, trace }: Act): StockWrite => ({
  when,
  change: [...change, add('version', 1), set(['updatedAt'], at), set(['trace'], storeTrace(trace))],
});

/** The update that a write stands for, also as a member of a transaction. */
export const stockUpdate = (table: string, sku: string, write: StockWrite, act: Act) => ({
  TableName: table,
  Key: stockKey(sku),
  ...compileStockWrite(stamped(write, act)),
});

export const stockLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadStock =>
  async (sku) => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: stockKey(sku), ConsistentRead: true }));
    return Item as Stock | undefined;
  };

export const stockWriter =
  (dynamo: DynamoDBDocumentClient, table: string): WriteStock =>
  async (sku, write, act) => {
    try {
      const { Attributes } = await dynamo.send(
        new UpdateCommand({
          ...stockUpdate(table, sku, write, act),
          ReturnValues: 'ALL_NEW',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { done: true, stock: Attributes as Stock };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item === undefined ? { done: false } : { done: false, stock: unmarshall(error.Item) as Stock };
    }
  };

const nothing = { available: 0, held: 0, sold: 0, received: 0, writtenOff: 0, live: 0, markers: {}, counted: {} };

export const stockCreator =
  (dynamo: DynamoDBDocumentClient, table: string): CreateStock =>
  async (sku, { at, trace }) => {
    const row: Stock = { ...nothing, id: stockId(sku), sku, version: 1, updatedAt: at, trace: storeTrace(trace) };
    const put = new PutCommand({
      TableName: table,
      Item: { ...stockKey(sku), v: 1, ...row },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await dynamo.send(put).catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };
