import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { fromRow, productKey, toRow, toSkuRow } from '#functions/catalog/adapters/rows.ts';
import type { LoadProduct, SaveProduct } from '#functions/catalog/application/ports.ts';
import { SkuTaken } from '#functions/catalog/domain/errors.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';

export const productLoader =
  (client: DynamoDBDocumentClient, table: string): LoadProduct =>
  async (id) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: productKey(id), ConsistentRead: true }));
    return Item && fromRow(Item);
  };

/** One write, if the product is still as it was before. */
export const putProduct = (table: string, before: Product | undefined, after: Product) => ({
  TableName: table,
  Item: toRow(after),
  ...(before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': before.version },
      }),
});

/** The product's own SKU passes, so that a transaction which lost its answer may be repeated. */
const putSku = (table: string, sku: string, productId: string) => ({
  TableName: table,
  Item: toSkuRow(sku, productId),
  ConditionExpression: 'attribute_not_exists(pk) OR productId = :productId',
  ExpressionAttributeValues: { ':productId': productId },
});

const concurrentChange = (id: string, cause: unknown) =>
  new ConcurrentChange(`${id} was changed by others at the same time.`, { id }, { cause });

const newSkus = (before: Product | undefined, after: Product): string[] => {
  const known = new Set(before?.variants.map(({ sku }) => sku));
  return after.variants.map(({ sku }) => sku).filter((sku) => !known.has(sku));
};

const CONDITION_FAILED = 'ConditionalCheckFailed';
const MET_ANOTHER = [CONDITION_FAILED, 'TransactionConflict'];

const whyCancelled = (error: TransactionCanceledException, id: string, skus: readonly string[]): unknown => {
  const [ofProduct = '', ...ofSkus] = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? '');
  const taken = skus.filter((_, index) => ofSkus[index] === CONDITION_FAILED);
  if (taken.length > 0)
    return new SkuTaken(`Another product has ${taken.join(', ')}.`, { skus: taken }, { cause: error });
  return [ofProduct, ...ofSkus].some((code) => MET_ANOTHER.includes(code)) ? concurrentChange(id, error) : error;
};

/** Another's change of the product, done or under way, is one to decide anew for; a taken SKU is not. */
export const whyRefused = (error: unknown, id: string, skus: readonly string[] = []): unknown => {
  if (error instanceof TransactionCanceledException) return whyCancelled(error, id, skus);
  const metAnother = error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException;
  return metAnother ? concurrentChange(id, error) : error;
};

/** One conditional write; with SKUs that are new to the product, one transaction of it and them. */
export const productSaver =
  (client: DynamoDBDocumentClient, table: string): SaveProduct =>
  async (before, after) => {
    const skus = newSkus(before, after);
    const product = putProduct(table, before, after);
    try {
      if (skus.length === 0) return void (await client.send(new PutCommand(product)));
      const items = [product, ...skus.map((sku) => putSku(table, sku, after.id))];
      await client.send(new TransactWriteCommand({ TransactItems: items.map((Put) => ({ Put })) }));
    } catch (error) {
      throw whyRefused(error, after.id, skus);
    }
  };
