import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';

export type Key = { readonly pk: string; readonly sk: string };
type Row = Key & Readonly<Record<string, unknown>>;

const SCHEMA_VERSION = 1;

/** There is only version 1 yet; the next one upcasts here. */
const fromRow = <T>({ pk, sk, v, ...state }: Record<string, unknown>): T => state as T;

export const loadRow = async <T>(dynamo: DynamoDBDocumentClient, table: string, key: Key): Promise<T | undefined> => {
  const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return Item && fromRow<T>(Item);
};

/** Writes the row if there is none; otherwise answers with the one that is there. */
export const putOnce = async <T extends object>(
  dynamo: DynamoDBDocumentClient,
  table: string,
  key: Key,
  state: T,
): Promise<T> => {
  const put = new PutCommand({
    TableName: table,
    Item: { ...key, v: SCHEMA_VERSION, ...state },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await dynamo.send(put);
    return state;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
    return fromRow<T>(unmarshall(error.Item));
  }
};

const stillAt = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      };

/** @param before the version to be replaced; 0 where there is none. @throws ConcurrentChange when it is another */
export const replaceRow = async (
  dynamo: DynamoDBDocumentClient,
  table: string,
  row: Row,
  before: number,
): Promise<void> => {
  const put = new PutCommand({ TableName: table, Item: { ...row, v: SCHEMA_VERSION }, ...stillAt(before) });
  await dynamo.send(put).catch((cause: unknown) => {
    if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
    throw new ConcurrentChange('It was changed by others at the same time.', {}, { cause });
  });
};
