import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { productKey } from '#functions/cart/adapters/cart-table.ts';
import type { FindProducts, KeepLevel, KeepProduct, RetireProduct } from '#functions/cart/application/ports.ts';
import type { Product } from '#functions/cart/domain/product.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';

/** Two sources write one row, each with a sequence of its own: catalog's products and inventory's levels. */
type Source = 'sequence' | 'levelSequence';

/** Written if the event is newer than the one that its source wrote before; older ones change nothing. */
const writeIfNewer = async (
  dynamo: DynamoDBDocumentClient,
  table: string,
  sku: string,
  source: Source,
  values: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const names = Object.keys(values);
  const update = new UpdateCommand({
    TableName: table,
    Key: productKey(sku),
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: `attribute_not_exists(#${source}) OR #${source} < :${source}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, values[name]])),
  });
  await dynamo.send(update).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
};

export const productKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepProduct =>
  ({ sku, ...product }, sequence) =>
    writeIfNewer(dynamo, table, sku, 'sequence', { v: 1, sku, ...product, sequence });

/** Also when nothing was known of it yet, so that an older event cannot put it up for sale again. */
export const productRetirer =
  (dynamo: DynamoDBDocumentClient, table: string): RetireProduct =>
  (sku, productId, sequence) =>
    writeIfNewer(dynamo, table, sku, 'sequence', { v: 1, sku, productId, active: false, sequence });

/** A level of a SKU that nobody published yet is kept, but makes no product. */
export const levelKeeper =
  (dynamo: DynamoDBDocumentClient, table: string): KeepLevel =>
  (sku, level, sequence) =>
    writeIfNewer(dynamo, table, sku, 'levelSequence', { v: 1, sku, level, levelSequence: sequence });

type Row = Partial<Product> & Pick<Product, 'sku'>;

const toProduct = ({ sku, title = sku, active, prices = {}, level = 'unknown' }: Row): Product | undefined =>
  active === undefined ? undefined : { sku, title, active, prices, level };

const READ_AT_ONCE = 100;

const readRows = async (dynamo: DynamoDBDocumentClient, table: string, skus: readonly string[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let from = 0; from < skus.length; from += READ_AT_ONCE) {
    const Keys = skus.slice(from, from + READ_AT_ONCE).map(productKey);
    const { Responses, UnprocessedKeys } = await dynamo.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys } } }),
    );
    if (UnprocessedKeys?.[table]?.Keys?.length)
      throw new ConcurrentChange('The table could not give all products at once.');
    rows.push(...((Responses?.[table] ?? []) as Row[]));
  }
  return rows;
};

/** What events brought is late in any case: half the price of a consistent read is enough. */
export const productFinder =
  (dynamo: DynamoDBDocumentClient, table: string): FindProducts =>
  async (skus) => {
    const rows = await readRows(dynamo, table, [...new Set(skus)]);
    const known = new Map(rows.map((row) => [row.sku, toProduct(row)]));
    return (sku) => known.get(sku);
  };
