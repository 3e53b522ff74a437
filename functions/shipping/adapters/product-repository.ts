import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { productKey } from '#functions/shipping/adapters/shipping-table.ts';
import type { FindProducts, KeepProduct, RetireProduct } from '#functions/shipping/application/ports.ts';
import type { KnownProduct } from '#functions/shipping/domain/parcel.ts';

type Kept = KnownProduct & { readonly productId: string; readonly sequence: number };

/** Written if the event is newer than the one that the row was written from; older ones change nothing. */
const writeIfNewer = async (dynamo: DynamoDBDocumentClient, table: string, product: Kept): Promise<void> => {
  const put = new PutCommand({
    TableName: table,
    Item: { ...productKey(product.sku), v: 1, ...product },
    ConditionExpression: 'attribute_not_exists(pk) OR #sequence < :sequence',
    ExpressionAttributeNames: { '#sequence': 'sequence' },
    ExpressionAttributeValues: { ':sequence': product.sequence },
  });
  await dynamo.send(put).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
};

export const productKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepProduct =>
  (product, productId, sequence) =>
    writeIfNewer(dynamo, table, { ...product, productId, sequence });

/** Also when nothing was known of it yet, so that an older event cannot put it up for sale again. */
export const productRetirer =
  (dynamo: DynamoDBDocumentClient, table: string): RetireProduct =>
  (sku, productId, sequence) =>
    writeIfNewer(dynamo, table, { sku, active: false, prices: {}, productId, sequence });

/** At most 100 SKUs, as a request may hold: one batch. */
export const productFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindProducts =>
  async (skus) => {
    const batch = { Keys: skus.map(productKey), ConsistentRead: true };
    const { Responses, UnprocessedKeys } = await dynamo.send(new BatchGetCommand({ RequestItems: { [table]: batch } }));
    if (UnprocessedKeys?.[table]?.Keys?.length)
      throw new ConcurrentChange('The table could not give all rows at once.');
    return new Map((Responses?.[table] ?? []).map((row) => [String(row.sku), row as KnownProduct]));
  };
