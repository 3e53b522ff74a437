import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { listByTime } from '#functions/operations/adapters/list-by-time.ts';
import { findingKey, OPEN_FINDINGS } from '#functions/operations/adapters/operations-table.ts';
import type { ListFindings, LoadFinding, SaveFinding } from '#functions/operations/application/ports.ts';
import type { KeptFinding } from '#functions/operations/domain/finding.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';

const KEPT_SECONDS = 90 * 86_400;

const listing = (finding: KeptFinding) =>
  finding.status === 'open'
    ? { list: OPEN_FINDINGS, listedAt: finding.firstSeenAt }
    : { expiresAt: epochSeconds(new Date(finding.closedAt)) + KEPT_SECONDS };

const fromRow = (row: Readonly<Record<string, unknown>>): KeptFinding => {
  const { pk, sk, v, list, listedAt, expiresAt, ...finding } = row;
  return finding as unknown as KeptFinding;
};

const stillAt = (before: KeptFinding | undefined) =>
  before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': before.version },
      };

export const findingLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadFinding =>
  async (id) => {
    const get = new GetCommand({ TableName: table, Key: findingKey(id), ConsistentRead: true });
    const { Item } = await dynamo.send(get);
    return Item && fromRow(Item);
  };

/** An audit that ran at the same time and wrote first is as right as this one. */
export const findingSaver =
  (dynamo: DynamoDBDocumentClient, table: string): SaveFinding =>
  async (before, after) => {
    const Item = { ...findingKey(after.id), v: 1, ...after, ...listing(after) };
    try {
      await dynamo.send(new PutCommand({ TableName: table, Item, ...stillAt(before) }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

export const openFindingsLister = (dynamo: DynamoDBDocumentClient, table: string): ListFindings => {
  const list = listByTime(dynamo, table, OPEN_FINDINGS, 'finding');
  return async (asked) => {
    const { rows, ...page } = await list(asked);
    return { items: rows.map(fromRow), ...page };
  };
};
