import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { productKey } from '#functions/cart/adapters/cart-table.ts';
import type { FindProducts, KeepLevel, KeepProduct, RetireProduct } from '#functions/cart/application/ports.ts';
import type { Product } from '#functions/cart/domain/product.ts';
import { readRows, writeIfNewer } from '#functions/shared/runtime/replica.ts';

export const productKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepProduct =>
  ({ sku, ...product }, sequence) =>
    writeIfNewer(dynamo, { table, key: productKey(sku), values: { v: 1, sku, ...product, sequence } });

/** Also when nothing was known of it yet, so that an older event cannot put it up for sale again. */
export const productRetirer =
  (dynamo: DynamoDBDocumentClient, table: string): RetireProduct =>
  (sku, productId, sequence) =>
    writeIfNewer(dynamo, { table, key: productKey(sku), values: { v: 1, sku, productId, active: false, sequence } });

/**
 * A level of a SKU that nobody published yet is kept, but makes no product. Inventory writes the row beside catalog, with a
 * sequence of its own.
 */
export const levelKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepLevel =>
  (sku, level, sequence) =>
    writeIfNewer(dynamo, {
      table,
      key: productKey(sku),
      values: { v: 1, sku, level, levelSequence: sequence },
      sequence: 'levelSequence',
    });

type Row = Partial<Product> & Pick<Product, 'sku'>;

const toProduct = ({ sku, title = sku, active, prices = {}, level = 'unknown' }: Row): Product | undefined =>
  active === undefined ? undefined : { sku, title, active, prices, level };

/** What events brought is late in any case: half the price of a consistent read is enough. */
export const productFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindProducts =>
  async (skus) => {
    const keys = [...new Set(skus)].map(productKey);
    const rows = await readRows<Row>(dynamo, table, keys, { consistent: false });
    const known = new Map(rows.map((row) => [row.sku, toProduct(row)]));
    return (sku) => known.get(sku);
  };
