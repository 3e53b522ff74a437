import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';

type Key = { readonly pk: string; readonly sk: string };

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes what an event says of another context's thing, if the event is newer than the one that was written before; older
 * ones change nothing.
 * @param values those that are undefined are taken away; with the event's sequence under `sequence`, or under the name given: each source has its own
 */
export const writeIfNewer = async (
  dynamo: DynamoDBDocumentClient,
  { table, key, values, sequence = 'sequence' }: { table: string; key: Key; values: Row; sequence?: string },
): Promise<void> => {
  const names = Object.keys(values);
  const kept = names.filter((name) => values[name] !== undefined);
  const gone = names.filter((name) => values[name] === undefined);
  const remove = gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : '';
  const update = new UpdateCommand({
    TableName: table,
    Key: key,
    UpdateExpression: `SET ${kept.map((name) => `#${name} = :${name}`).join(', ')}${remove}`,
    ConditionExpression: `attribute_not_exists(#${sequence}) OR #${sequence} < :${sequence}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(kept.map((name) => [`:${name}`, values[name]])),
  });
  await dynamo.send(update).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
};

const READ_AT_ONCE = 100;

/**
 * Reads rows by key in any number; those that are gone are left out.
 * @param consistent at twice the price; what events brought is late in any case and does without
 * @throws ConcurrentChange when the table could not give all of them
 */
export const readRows = async <Stored = Readonly<Record<string, unknown>>>(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  { consistent }: { readonly consistent: boolean },
): Promise<Stored[]> => {
  const rows: Stored[] = [];
  for (let from = 0; from < keys.length; from += READ_AT_ONCE) {
    const batch = { Keys: keys.slice(from, from + READ_AT_ONCE) as Key[], ConsistentRead: consistent };
    const { Responses, UnprocessedKeys } = await dynamo.send(new BatchGetCommand({ RequestItems: { [table]: batch } }));
    if (UnprocessedKeys?.[table]?.Keys?.length)
      throw new ConcurrentChange('The table could not give all rows at once.');
    rows.push(...((Responses?.[table] ?? []) as Stored[]));
  }
  return rows;
};
