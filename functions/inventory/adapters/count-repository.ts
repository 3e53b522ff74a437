import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { countKey } from '#functions/inventory/adapters/inventory-table.ts';
import type { CloseCount, CountRow, OpenCount } from '#functions/inventory/application/ports.ts';

export const countOpener =
  (dynamo: DynamoDBDocumentClient, table: string): OpenCount =>
  async (row) => {
    try {
      const put = { Item: { ...countKey(row.id), v: 1, ...row }, ConditionExpression: 'attribute_not_exists(pk)' };
      await dynamo.send(new PutCommand({ TableName: table, ...put }));
      return row;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const get = new GetCommand({ TableName: table, Key: countKey(row.id), ConsistentRead: true });
      return ((await dynamo.send(get)).Item as CountRow | undefined) ?? row;
    }
  };

export const countCloser =
  (dynamo: DynamoDBDocumentClient, table: string): CloseCount =>
  async (id, answer) => {
    await dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: countKey(id),
        UpdateExpression: 'SET answer = if_not_exists(answer, :answer)',
        ExpressionAttributeValues: { ':answer': answer },
      }),
    );
  };
