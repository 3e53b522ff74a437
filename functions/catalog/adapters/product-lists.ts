import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { categoryKeys, LISTED } from '#functions/catalog/adapters/listing.ts';
import { fromRow, type Key, productKey, skuKey } from '#functions/catalog/adapters/rows.ts';
import type {
  FindOwnerOfSku,
  ListByStatus,
  Listed,
  ListPublished,
  LoadProducts,
} from '#functions/catalog/application/ports.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import { InvalidCursor } from '#functions/shared/runtime/api/errors.ts';

/** A part of an index: one partition of it, and there what begins with the prefix. */
type Range = {
  readonly index: string;
  readonly partition: readonly [name: string, value: string];
  readonly sort: string;
  readonly prefix: string;
};

const rangeOfStatus = (status: string): Range => ({
  index: 'newest',
  partition: ['listing', status],
  sort: 'listingKey',
  prefix: '',
});

const rangeOf = (category: readonly string[] | undefined): Range => {
  if (category === undefined) return rangeOfStatus(LISTED);
  const { root, prefix } = categoryKeys(category);
  return { index: 'byCategory', partition: ['categoryRoot', root], sort: 'categoryKey', prefix };
};

const keyCondition = ({ partition: [name, value], sort, prefix }: Range) => ({
  KeyConditionExpression: prefix === '' ? '#p = :p' : '#p = :p AND begins_with(#s, :prefix)',
  ExpressionAttributeNames: { '#p': name, ...(prefix !== '' && { '#s': sort }) },
  ExpressionAttributeValues: { ':p': value, ...(prefix !== '' && { ':prefix': prefix }) },
});

const MAX_SORT_KEY_BYTES = 1_024;

/** The table refuses a start outside of the range, which only a cursor of another list or a forged one can be. */
const startAfter = ({ partition: [name, value], sort, prefix }: Range, after: Listed) => {
  if (!after.key.startsWith(prefix) || Buffer.byteLength(after.key) > MAX_SORT_KEY_BYTES)
    throw new InvalidCursor('Take the cursor as it came with the page before.');
  return { ExclusiveStartKey: { ...productKey(after.id), [name]: value, [sort]: after.key } };
};

type Page = { readonly limit: number; readonly after?: Listed | undefined };

/** One query of an index whose cost is that of the page, whatever the size of the catalogue. */
const lister =
  (client: DynamoDBDocumentClient, table: string) =>
  async (range: Range, { limit, after }: Page): Promise<readonly Listed[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: range.index,
        ...keyCondition(range),
        ScanIndexForward: false,
        Limit: limit,
        ...(after && startAfter(range, after)),
      }),
    );
    return Items.map((item) => ({ id: String(item.pk), key: String(item[range.sort]) }));
  };

export const publishedLister = (client: DynamoDBDocumentClient, table: string): ListPublished => {
  const list = lister(client, table);
  return async ({ category, ...page }) => list(rangeOf(category), page);
};

export const statusLister = (client: DynamoDBDocumentClient, table: string): ListByStatus => {
  const list = lister(client, table);
  return async ({ status, ...page }) => list(rangeOfStatus(status), page);
};

const ROUNDS = 5;

/** What one answer of 16 MB did not hold is asked for again. @throws ConcurrentChange when the table will not give all */
export const productsLoader =
  (client: DynamoDBDocumentClient, table: string): LoadProducts =>
  async (ids) => {
    const products: Product[] = [];
    let keys: Key[] = ids.map(productKey);
    for (let round = 0; keys.length > 0; round += 1) {
      if (round === ROUNDS) throw new ConcurrentChange('The table could not give all products at once.');
      const answer = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: keys } } }));
      products.push(...(answer.Responses?.[table] ?? []).map(fromRow));
      keys = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
    }
    return products;
  };

export const ownerOfSkuFinder =
  (client: DynamoDBDocumentClient, table: string): FindOwnerOfSku =>
  async (sku) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: skuKey(sku) }));
    return Item && String(Item.productId);
  };
