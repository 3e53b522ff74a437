import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { ListImports, LoadImport, SaveImport } from '#functions/catalog/application/import-ports.ts';
import type { ImportJob } from '#functions/catalog/domain/import-job.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { ConcurrentChange } from '#functions/shared/kernel/concurrent-change.ts';
import type { World } from '#functions/shared/runtime/world.ts';

const SORT = 'import';
const SCHEMA_VERSION = 1;

/** The one partition of the index `imports`. */
const LISTED = 'imports';

type Row = Readonly<Record<string, unknown>>;

const keyOf = (id: string) => ({ pk: id, sk: SORT });

const toRow = (job: ImportJob): Row => ({
  ...keyOf(job.id),
  v: SCHEMA_VERSION,
  ...job,
  importList: LISTED,
  importKey: `${job.createdAt}#${job.id}`,
});

const fromRow = ({ pk, sk, v, importList, importKey, ...job }: Row): ImportJob => job as unknown as ImportJob;

/** What is past its time is gone, though DynamoDB may take two days to collect it. */
const alive = ({ now }: World, job: ImportJob): boolean => job.expiresAt > epochSeconds(now());

export const importRepository = (client: DynamoDBDocumentClient, table: string, world: World) => {
  const loadImport: LoadImport = async (id) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
    const job = Item && fromRow(Item);
    return job && alive(world, job) ? job : undefined;
  };

  const saveImport: SaveImport = async (before, after) => {
    const condition = before
      ? {
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': before.version },
        }
      : { ConditionExpression: 'attribute_not_exists(pk)' };
    try {
      await client.send(new PutCommand({ TableName: table, Item: toRow(after), ...condition }));
    } catch (cause) {
      if (!(cause instanceof ConditionalCheckFailedException)) throw cause;
      throw new ConcurrentChange(`${after.id} was changed at the same time.`, { id: after.id }, { cause });
    }
  };

  /** A page costs a query and a read of its rows, however many imports there are. */
  const listImports: ListImports = async ({ limit, after }) => {
    const { Items = [], LastEvaluatedKey: last } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'imports',
        KeyConditionExpression: 'importList = :list',
        ExpressionAttributeValues: { ':list': LISTED },
        ScanIndexForward: false,
        Limit: limit,
        ...(after && { ExclusiveStartKey: { ...keyOf(after.id), importList: LISTED, importKey: after.key } }),
      }),
    );
    const ids = Items.map(({ pk }) => String(pk));
    const found = new Map((await loadAll(ids)).map((job) => [job.id as string, job]));
    const jobs = ids.flatMap((id) => found.get(id) ?? []).filter((job) => alive(world, job));
    return { jobs, ...(last && { next: { id: String(last.pk), key: String(last.importKey) } }) };
  };

  const loadAll = async (ids: readonly string[]): Promise<ImportJob[]> => {
    if (ids.length === 0) return [];
    const Keys = ids.map(keyOf);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys } } }),
    );
    if (UnprocessedKeys?.[table]) throw new ConcurrentChange('The table could not give all imports at once.');
    return (Responses?.[table] ?? []).map(fromRow);
  };

  return { loadImport, saveImport, listImports };
};
