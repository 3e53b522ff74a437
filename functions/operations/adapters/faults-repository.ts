import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { actionRow } from '#functions/operations/adapters/action-repository.ts';
import { faultsKey } from '#functions/operations/adapters/operations-table.ts';
import type { DecidedFaults, DecideFaults, LoadDecidedFaults } from '#functions/operations/application/ports.ts';

/** Before anybody decided anything: version 0. */
export const decidedFaultsLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadDecidedFaults =>
  async () => {
    const get = new GetCommand({ TableName: table, Key: faultsKey, ConsistentRead: true });
    const { version = 0, switches = [] } = (await dynamo.send(get)).Item ?? {};
    return { version, switches } as DecidedFaults;
  };

const stillAt = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      };

const MET_ANOTHER: readonly (string | undefined)[] = ['ConditionalCheckFailed', 'TransactionConflict'];

const metAnother = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => MET_ANOTHER.includes(Code));

/** What is decided is remembered as an action with it, or neither is. */
export const faultsDecider =
  (dynamo: DynamoDBDocumentClient, table: string): DecideFaults =>
  async (version, after, by) => {
    const decision = { TableName: table, Item: { ...faultsKey, v: 1, ...after }, ...stillAt(version) };
    const action = { TableName: table, Item: actionRow(by) };
    try {
      await dynamo.send(new TransactWriteCommand({ TransactItems: [{ Put: decision }, { Put: action }] }));
      return true;
    } catch (error) {
      if (metAnother(error)) return false;
      throw error;
    }
  };
