import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { actionKey } from '#functions/operations/adapters/operations-table.ts';
import type { CheckTable } from '#functions/operations/application/ports.ts';

/** Reads a row that is never there. */
export const tableChecker =
  (dynamo: DynamoDBDocumentClient, table: string): CheckTable =>
  async () => {
    await dynamo.send(new GetCommand({ TableName: table, Key: actionKey('health') }));
  };
