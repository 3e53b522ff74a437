import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readRows, writeIfNewer } from '#functions/shared/runtime/replica.ts';
import { productKey } from '#functions/shipping/adapters/shipping-table.ts';
import type { FindProducts, KeepProduct, RetireProduct } from '#functions/shipping/application/ports.ts';
import type { KnownProduct } from '#functions/shipping/domain/parcel.ts';

export const productKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepProduct =>
  (product, productId, sequence) =>
    writeIfNewer(dynamo, {
      table,
      key: productKey(product.sku),
      values: { v: 1, ...product, productId, sequence },
    });

/** Also when nothing was known of it yet, so that an older event cannot put it up for sale again. */
export const productRetirer =
  (dynamo: DynamoDBDocumentClient, table: string): RetireProduct =>
  (sku, productId, sequence) =>
    writeIfNewer(dynamo, {
      table,
      key: productKey(sku),
      values: { v: 1, sku, active: false, prices: {}, productId, sequence },
    });

export const productFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindProducts =>
  async (skus) => {
    const rows = await readRows(dynamo, table, skus.map(productKey), { consistent: true });
    return new Map(rows.map((row) => [String(row.sku), row as unknown as KnownProduct]));
  };
