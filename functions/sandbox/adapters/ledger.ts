import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LoadIntent, SaveIntent } from '#functions/sandbox/application/change-intent.ts';
import { LedgerConflict } from '#functions/sandbox/application/errors.ts';
import type { Intent, IntentId } from '#functions/sandbox/domain/intent.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

const SCHEMA_VERSION = 1;

type IntentRow = Intent & { readonly pk: string; readonly sk: string; readonly v: number };

const keyOf = (id: IntentId) => ({ pk: `intent#${id}`, sk: 'intent' });

const fromRow = ({ pk: _pk, sk: _sk, v: _v, ...intent }: IntentRow): Intent => intent;

export const loadIntent =
  (client: DynamoDBDocumentClient, table: string): LoadIntent =>
  async (id) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
    return Item && fromRow(Item as IntentRow);
  };

const unchangedSince = (before: Intent | undefined) =>
  before === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': before.version },
      };

export const saveIntent =
  (client: DynamoDBDocumentClient, table: string): SaveIntent =>
  async (before, after) => {
    const Item = { ...keyOf(after.id), v: SCHEMA_VERSION, ...after };
    try {
      await client.send(new PutCommand({ TableName: table, Item, ...unchangedSince(before) }));
    } catch (cause) {
      if (!isErrorNamed(cause, 'ConditionalCheckFailedException')) throw cause;
      throw new LedgerConflict(`${after.id} changed meanwhile`, {}, { cause });
    }
  };
