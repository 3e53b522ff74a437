import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { answer } from '#functions/sandbox/application/answer.ts';
import {
  type ProviderAnswer,
  type ProviderRequest,
  providerAnswerSchema,
  providerRequestSchema,
} from '#functions/sandbox/contract/provider.ts';
import { providerDependencies } from '#functions/sandbox/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { queuesClient } from '#functions/shared/runtime/clients/queues.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Clients = { readonly dynamo: DynamoDBDocumentClient; readonly queues: SQSClient };

const aboutOf = (request: ProviderRequest): string => ('reference' in request ? request.reference : request.intentId);

/** The provider's API: one function, invoked by name. */
export const create = (
  world: World,
  clients: Clients = { dynamo: documentClient(), queues: queuesClient() },
): LambdaHandler<unknown, ProviderAnswer> => {
  const seen = observe('sandbox');
  const faults = faultsFor('sandbox-provider', world);
  const operations = providerDependencies(world, clients, seen.logger);

  return stack(seen, async (event: unknown) => {
    const request = providerRequestSchema.parse(event);
    const about = aboutOf(request);
    const work = { operation: request.operation, correlationId: about, about };
    const answered = await measured(seen, work, world.now, () =>
      faults.around(request.operation, () => answer(operations, request)),
    );
    return providerAnswerSchema.parse(answered);
  });
};
