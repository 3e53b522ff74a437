import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { webhookSchema } from '#functions/sandbox/contract/webhook.ts';
import { webhooksDependencies } from '#functions/sandbox/dependencies.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import { secretsClient } from '#functions/shared/runtime/clients/secrets.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Clients = {
  readonly parameters: SSMClient;
  readonly secrets: SecretsManagerClient;
  readonly fetch: typeof fetch;
};

const OPERATION = 'DeliverWebhook';

/** Delivers the provider's webhooks; one that is refused goes back to the queue alone. */
export const create = (
  world: World,
  clients: Clients = { parameters: parameterClient(), secrets: secretsClient(), fetch },
): LambdaHandler<SQSEvent, SQSBatchResponse> => {
  const seen = observe('sandbox');
  const faults = faultsFor('sandbox-webhooks', world);
  const deliver = webhooksDependencies(world, clients);

  const attempt = async ({ body, messageId }: SQSRecord): Promise<SQSBatchItemFailure[]> => {
    try {
      const { id, data } = webhookSchema.parse(JSON.parse(body));
      const work = { operation: OPERATION, correlationId: data.reference, about: id };
      await measured(seen, work, world.now, () => faults.around(OPERATION, () => deliver(body)));
      return [];
    } catch (error) {
      seen.logger.error('webhook failed', { error: error as Error, messageId });
      return [{ itemIdentifier: messageId }];
    }
  };

  return stack(seen, async ({ Records }: SQSEvent) => {
    const failures: SQSBatchItemFailure[] = [];
    for (const record of Records) failures.push(...(await attempt(record)));
    return { batchItemFailures: failures };
  });
};
