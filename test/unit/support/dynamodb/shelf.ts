import { PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { defineTable } from '#functions/shared/runtime/define-table.ts';
import { type FakeDynamo, fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { Item } from '#test/support/fakes/dynamodb/types.ts';

export const SHELF = 'bazaar-test-shelf-table';

/** A table with a stream, a sparse index of keys only and one of everything. */
export const shelf = defineTable({
  context: 'shelf',
  indexes: {
    byOwner: { partitionKey: 'owner', sortKey: 'placedAt', projection: 'KEYS_ONLY' },
    byState: { partitionKey: 'state', projection: 'ALL' },
  },
  stream: true,
  expires: false,
});

export const givenShelf = (): FakeDynamo =>
  fakeDynamo({ tables: { [SHELF]: shelf }, clock: () => new Date('2026-03-01T10:00:00.500Z') });

export const KEY = { pk: 'book', sk: '1' };

type Update = Omit<UpdateCommandInput, 'TableName' | 'Key'>;

/** Updates the one row of a test. */
export const update = (fake: FakeDynamo, input: Update) =>
  fake.client.send(new UpdateCommand({ TableName: SHELF, Key: KEY, ...input }));

/** What is left of a row after an update, without its key. */
export const updated = async (row: Item | undefined, input: Update): Promise<Item> => {
  const fake = givenShelf();
  if (row) fake.put(SHELF, { ...KEY, ...row });
  await update(fake, input);
  const { pk: _pk, sk: _sk, ...rest } = fake.rows(SHELF)[0] ?? {};
  return rest;
};

/** Whether a condition lets a write through. */
export const allows = async (
  row: Item | undefined,
  ConditionExpression: string,
  values?: Item,
  names?: Record<string, string>,
): Promise<boolean> => {
  const fake = givenShelf();
  if (row) fake.put(SHELF, { ...KEY, ...row });
  const write = new PutCommand({
    TableName: SHELF,
    Item: KEY,
    ConditionExpression,
    ...(values && { ExpressionAttributeValues: values }),
    ...(names && { ExpressionAttributeNames: names }),
  });
  return fake.client.send(write).then(
    () => true,
    (error: Error) => {
      if (error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    },
  );
};
