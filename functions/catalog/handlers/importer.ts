import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { importsIn } from '#functions/catalog/adapters/imports/read-message.ts';
import { giveUpImport } from '#functions/catalog/application/give-up-import.ts';
import { runImport } from '#functions/catalog/application/run-import.ts';
import { importerDependencies, type WorkerClients } from '#functions/catalog/import-dependencies.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { patientObjectsClient } from '#functions/shared/runtime/clients/objects.ts';
import { queuesClient } from '#functions/shared/runtime/clients/queues.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

const OPERATION = 'RunImport';

/** Long enough for a window under way: it is what a run keeps for its end, and never more than a third of its time. */
const RESERVE_MS = 30_000;

/** Whoever runs has until the end of this invocation; then the import may be taken up by others. */
const turnOf = ({ now }: World, { messageId }: SQSRecord, context: Context) => {
  const left = context.getRemainingTimeInMillis();
  const reserve = Math.min(RESERVE_MS, left / 3);
  return {
    lease: { by: messageId, until: instant(new Date(now().getTime() + left)) },
    isLate: () => context.getRemainingTimeInMillis() <= reserve,
  };
};

/** The message comes no further time: whatever it was that held the runs before may have ended them without a word. */
const isLast = (world: World, { attributes }: SQSRecord): boolean =>
  Number(attributes.ApproximateReceiveCount) >= Number(setting(world, 'IMPORTS_QUEUE_TRIES'));

/** An error's own words may be those of a row: where it came from is enough to find it. */
const withoutWords = (error: unknown) => {
  const { name, stack } = error as Error;
  return { error: name, at: stack?.split('\n').filter((line) => /^\s+at /.test(line)) };
};

export const create = (
  world: World,
  clients: WorkerClients = { dynamo: documentClient(), objects: patientObjectsClient(), queues: queuesClient() },
): LambdaHandler<SQSEvent, SQSBatchResponse> => {
  const seen = observe('catalog');
  const faults = faultsFor('catalog-importer', world);
  const ports = importerDependencies(world, clients);

  const work = async (record: SQSRecord, context: Context): Promise<void> => {
    for (const id of importsIn(record.body)) {
      const about = { operation: OPERATION, correlationId: record.messageId, about: id };
      const ran = await measured(seen, about, world.now, () =>
        faults.around(OPERATION, () => runImport(ports)(id, turnOf(world, record, context))),
      );
      seen.logger.info('import', { ran });
    }
  };

  const giveUp = async (record: SQSRecord, context: Context): Promise<never> => {
    for (const id of importsIn(record.body)) await giveUpImport(ports)(id, turnOf(world, record, context).lease);
    throw new Error('The import was given up.');
  };

  return stack(seen, async ({ Records }: SQSEvent, context) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      try {
        await (isLast(world, record) ? giveUp : work)(record, context);
      } catch (error) {
        seen.logger.error('import failed', { failure: withoutWords(error), messageId: record.messageId });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  });
};
