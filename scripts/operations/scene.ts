import { DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { deadLetterQueuesOf } from '#functions/operations/adapters/dead-letter-reader.ts';
import type { Scene } from '#functions/operations/audit/collectors.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import type { Clients } from '#scripts/operations/clients.ts';
import type { Where } from '#scripts/operations/where.ts';

export const tableOf =
  ({ stage }: Where) =>
  (context: string): string =>
    resourceName(stage, context, 'table');

const notDeployed = ({ stage, endpoint }: Where): Error =>
  new Error(`Stage ${stage} is not deployed at ${endpoint ?? 'this account'}. On a laptop: npm start.`);

/** The bucket's name ends with account and region, which only AWS knows. @throws Error where nothing is deployed */
export const archiveBucketOf = async ({ objects }: Pick<Clients, 'objects'>, where: Where): Promise<string> => {
  const { Buckets = [] } = await objects.send(new ListBucketsCommand({}));
  const start = `${resourceName(where.stage, 'platform', 'archive')}-`;
  const found = Buckets.find(({ Name = '' }) => Name.startsWith(start) && Name.endsWith(where.region));
  if (found?.Name === undefined) throw notDeployed(where);
  return found.Name;
};

/** Only the sandbox shows its ledger; a stage with another provider has no such table. */
const hasLedger = async ({ dynamo }: Pick<Clients, 'dynamo'>, where: Where): Promise<boolean> => {
  try {
    await dynamo.send(new DescribeTableCommand({ TableName: tableOf(where)('sandbox') }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
};

/** Where the evidence of a stage lies, found out from AWS itself. */
export const sceneOf = async (clients: Clients, where: Where): Promise<Scene> => ({
  tableOf: tableOf(where),
  bucket: await archiveBucketOf(clients, where),
  hasLedger: await hasLedger(clients, where),
  findQueues: (queues) => deadLetterQueuesOf(queues, where.stage),
});
