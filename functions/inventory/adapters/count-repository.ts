import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
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

/** The key may have been answered, or have gone to another request, while this one was on its way. */
export const countCloser =
  (dynamo: DynamoDBDocumentClient, table: string): CloseCount =>
  async ({ id, request }, answer) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: countKey(id),
      UpdateExpression: 'SET answer = :answer REMOVE refused',
      ConditionExpression: '#request = :request AND attribute_not_exists(answer)',
      ExpressionAttributeNames: { '#request': 'request' },
      ExpressionAttributeValues: { ':answer': answer, ':request': request },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await dynamo.send(update);
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const kept = error.Item && (unmarshall(error.Item) as CountRow);
      return kept?.request === request ? kept.answer : undefined;
    }
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
    const sent = dynamo.send(new UpdateCommand({ TableName: table, Key: countKey(id), ...update }));
    await sent.catch((error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    });
  };
