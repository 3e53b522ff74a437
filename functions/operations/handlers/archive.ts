import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type ArchivedEvent, archiveEvents } from '#functions/operations/application/archive-events.ts';
import { archiveDependencies } from '#functions/operations/dependencies.ts';
import { readBusMessage } from '#functions/operations/handlers/read-bus-message.ts';
import { objectsClient } from '#functions/shared/runtime/clients/objects.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Clients = { readonly objects: S3Client };

type Read = { readonly record: SQSRecord; readonly event: ArchivedEvent | undefined };

const OPERATION = 'ArchiveEvents';

/** What cannot be read goes to the dead letters alone; if the bucket does not take the rest, all of it comes again. */
export const create = (
  world: World,
  { objects }: Clients = { objects: objectsClient() },
): LambdaHandler<SQSEvent, SQSBatchResponse> => {
  const seen = observe('operations');
  const faults = faultsFor('operations-archive', world);
  const archive = archiveEvents(archiveDependencies(world, objects));

  const refuse = ({ record: { messageId } }: Read) => {
    seen.logger.error('message is no event', { messageId });
    return { itemIdentifier: messageId };
  };

  return stack(seen, async ({ Records }: SQSEvent) => {
    const read = Records.map((record): Read => ({ record, event: readBusMessage(record.body) }));
    const events = read.flatMap(({ event }) => event ?? []);
    const work = { operation: OPERATION, correlationId: Records[0]?.messageId ?? '' };
    await measured(seen, work, world.now, () => faults.around(OPERATION, () => archive(events)));
    return { batchItemFailures: read.filter(({ event }) => event === undefined).map(refuse) };
  });
};
