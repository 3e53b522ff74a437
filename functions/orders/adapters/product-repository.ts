import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { readAll } from '#functions/orders/adapters/order-repository.ts';
import { productKey } from '#functions/orders/adapters/orders-table.ts';
import type { FindProducts, KeepProduct, RetireProduct } from '#functions/orders/application/ports.ts';
import type { PricedProduct } from '#functions/orders/domain/price-order.ts';

/** Written if the event is newer than the one that the row was written from; older ones change nothing. */
const writeIfNewer = async (
  dynamo: DynamoDBDocumentClient,
  table: string,
  sku: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const names = Object.keys(values);
  const update: UpdateCommandInput = {
    TableName: table,
    Key: productKey(sku),
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(pk) OR #sequence < :sequence',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, values[name]])),
  };
  await dynamo.send(new UpdateCommand(update)).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
};

export const productKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepProduct =>
  ({ sku, ...product }, productId, sequence) =>
    writeIfNewer(dynamo, table, sku, { v: 1, sku, productId, ...product, sequence });

/** Also when nothing was known of it yet, so that an older event cannot put it up for sale again. */
export const productRetirer =
  (dynamo: DynamoDBDocumentClient, table: string): RetireProduct =>
  (sku, productId, sequence) =>
    writeIfNewer(dynamo, table, sku, { sku, productId, active: false, sequence });

export const productFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindProducts =>
  async (skus) => {
    const rows = await readAll(dynamo, table, skus.map(productKey));
    return new Map(rows.map((row) => [String(row.sku), row as PricedProduct]));
  };
