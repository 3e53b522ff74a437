import { tmpdir } from 'node:os';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readIndexChange } from '#functions/catalog/application/read-index-change.ts';
import type { IndexChange } from '#functions/catalog/application/search-ports.ts';
import { indexerDependencies } from '#functions/catalog/search-dependencies.ts';
import { patientObjectsClient } from '#functions/shared/runtime/clients/objects.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Clients = { readonly objects: S3Client; readonly folder?: string };

const OPERATION = 'ChangeIndex';

/** What cannot be read goes to the dead letters alone; if the index does not take the rest, all of it comes again. */
export const create = (
  world: World,
  { objects, folder = tmpdir() }: Clients = { objects: patientObjectsClient() },
): LambdaHandler<SQSEvent, SQSBatchResponse> => {
  const seen = observe('catalog');
  const faults = faultsFor('catalog-indexer', world);
  const { changeIndex } = indexerDependencies(world, { objects, folder });

  const read = ({ body, messageId }: SQSRecord): IndexChange | undefined => {
    try {
      return readIndexChange(body);
    } catch (error) {
      seen.logger.error('message failed', { error: error as Error, messageId });
      return undefined;
    }
  };

  return stack(seen, async ({ Records }: SQSEvent) => {
    const messages = Records.map((record) => ({ record, change: read(record) }));
    const changes = messages.flatMap(({ change }) => change ?? []);
    const work = { operation: OPERATION, correlationId: Records[0]?.messageId ?? '' };
    const { applied } = await measured(seen, work, world.now, () =>
      faults.around(OPERATION, () => changeIndex(changes)),
    );
    seen.logger.info('index', { told: changes.length, applied });
    const unread = messages.filter(({ change }) => change === undefined);
    return { batchItemFailures: unread.map(({ record }) => ({ itemIdentifier: record.messageId })) };
  });
};
