import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { productKey } from '#functions/orders/adapters/orders-table.ts';
import type { FindProducts, KeepProduct, RetireProduct } from '#functions/orders/application/ports.ts';
import type { PricedProduct } from '#functions/orders/domain/price-order.ts';
import { readRows, writeIfNewer } from '#functions/shared/runtime/replica.ts';

export const productKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepProduct =>
  ({ sku, ...product }, productId, sequence) =>
    writeIfNewer(dynamo, { table, key: productKey(sku), values: { v: 1, sku, productId, ...product, sequence } });

/** Also when nothing was known of it yet, so that an older event cannot put it up for sale again. */
export const productRetirer =
  (dynamo: DynamoDBDocumentClient, table: string): RetireProduct =>
  (sku, productId, sequence) =>
    writeIfNewer(dynamo, { table, key: productKey(sku), values: { sku, productId, active: false, sequence } });

export const productFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindProducts =>
  async (skus) => {
    const rows = await readRows(dynamo, table, skus.map(productKey), { consistent: true });
    return new Map(rows.map((row) => [String(row.sku), row as unknown as PricedProduct]));
  };
