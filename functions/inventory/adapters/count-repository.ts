import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { countKey } from '#functions/inventory/adapters/inventory-table.ts';
import type { CloseCount, CountRow, OpenCount, RefuseCount } from '#functions/inventory/application/ports.ts';

const FREE = 'attribute_not_exists(pk) OR attribute_exists(refused)';

export const countOpener =
  (dynamo: DynamoDBDocumentClient, table: string): OpenCount =>
  async (row) => {
    try {
      const put = { Item: { ...countKey(row.id), v: 1, ...row }, ConditionExpression: FREE };
      await dynamo.send(new PutCommand({ TableName: table, ...put }));
      return row;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const get = new GetCommand({ TableName: table, Key: countKey(row.id), ConsistentRead: true });
      return ((await dynamo.send(get)).Item as CountRow | undefined) ?? row;
    }
  };

/** The key may have gone to another request while this one was on its way. */
const unlessItIsAnothers = (write: Promise<unknown>): Promise<unknown> =>
  write.catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });

export const countCloser =
  (dynamo: DynamoDBDocumentClient, table: string): CloseCount =>
  async ({ id, request }, answer) => {
    const update = {
      UpdateExpression: 'SET answer = if_not_exists(answer, :answer) REMOVE refused',
      ConditionExpression: '#request = :request',
      ExpressionAttributeNames: { '#request': 'request' },
      ExpressionAttributeValues: { ':answer': answer, ':request': request },
    };
    await unlessItIsAnothers(dynamo.send(new UpdateCommand({ TableName: table, Key: countKey(id), ...update })));
  };

export const countRefuser =
  (dynamo: DynamoDBDocumentClient, table: string): RefuseCount =>
  async ({ id, request }) => {
    const update = {
      UpdateExpression: 'SET refused = :yes',
      ConditionExpression: '#request = :request AND attribute_not_exists(answer)',
      ExpressionAttributeNames: { '#request': 'request' },
      ExpressionAttributeValues: { ':yes': true, ':request': request },
    };
    await unlessItIsAnothers(dynamo.send(new UpdateCommand({ TableName: table, Key: countKey(id), ...update })));
  };
