import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { listByTime } from '#functions/operations/adapters/list-by-time.ts';
import { ACTIONS, actionKey } from '#functions/operations/adapters/operations-table.ts';
import type { ListActions, RecordAction } from '#functions/operations/application/ports.ts';
import type { Action } from '#functions/operations/domain/action.ts';

export const actionRow = (action: Action) => ({
  ...actionKey(action.id),
  v: 1,
  ...action,
  list: ACTIONS,
  listedAt: action.at,
});

export const actionRecorder =
  (dynamo: DynamoDBDocumentClient, table: string): RecordAction =>
  async (action) => {
    await dynamo.send(new PutCommand({ TableName: table, Item: actionRow(action) }));
  };

export const actionsLister = (dynamo: DynamoDBDocumentClient, table: string): ListActions => {
  const list = listByTime(dynamo, table, ACTIONS, 'action');
  return async (asked) => {
    const { rows, ...page } = await list(asked);
    return { items: rows as unknown as Action[], ...page };
  };
};
