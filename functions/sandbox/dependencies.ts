import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadApiUrl } from '#functions/sandbox/adapters/api-url.ts';
import { loadIntent, saveIntent } from '#functions/sandbox/adapters/ledger.ts';
import { postByFetch } from '#functions/sandbox/adapters/post.ts';
import { announceByQueue } from '#functions/sandbox/adapters/webhook-queue.ts';
import { loadSigningSecret } from '#functions/sandbox/adapters/webhook-secret.ts';
import { deliverWebhook } from '#functions/sandbox/application/deliver-webhook.ts';
import { type Operations, operations } from '#functions/sandbox/application/operations.ts';
import { cached } from '#functions/shared/runtime/cached.ts';
import type { Observability } from '#functions/shared/runtime/observability.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

const CACHE_MS = 60_000;

export const providerDependencies = (
  world: World,
  { dynamo, queues }: { readonly dynamo: DynamoDBDocumentClient; readonly queues: SQSClient },
  logger: Observability['logger'],
): Operations => {
  const table = setting(world, 'SANDBOX_TABLE');
  return operations({
    loadIntent: loadIntent(dynamo, table),
    saveIntent: saveIntent(dynamo, table),
    announce: announceByQueue(queues, setting(world, 'WEBHOOK_QUEUE_URL'), (message, details) =>
      logger.warn(message, details),
    ),
    now: world.now,
    sleep: world.sleep,
  });
};

type WebhookClients = {
  readonly parameters: SSMClient;
  readonly secrets: SecretsManagerClient;
  readonly fetch: typeof fetch;
};

export const webhooksDependencies = (world: World, clients: WebhookClients): ReturnType<typeof deliverWebhook> =>
  deliverWebhook({
    apiUrl: cached(world.now, CACHE_MS, loadApiUrl(clients.parameters, setting(world, 'API_URL_PARAMETER'))),
    signingSecret: cached(
      world.now,
      CACHE_MS,
      loadSigningSecret(clients.secrets, setting(world, 'WEBHOOK_SECRET_NAME')),
    ),
    post: postByFetch(clients.fetch),
    now: world.now,
  });
