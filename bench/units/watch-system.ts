import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { receiveSandboxWebhook } from '#functions/payments/contract/routes.ts';
import * as paymentsApi from '#functions/payments/handlers/api.ts';
import * as paymentsTasks from '#functions/payments/handlers/tasks.ts';
import { WEBHOOK_SIGNATURE_HEADER } from '#functions/sandbox/contract/webhook.ts';
import { sign } from '#functions/sandbox/domain/webhook-signature.ts';
import * as sandboxProvider from '#functions/sandbox/handlers/provider.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { toApiEvent } from '#test/support/system/api-call.ts';
import { fakeLambda, fakeQueues } from '#test/support/system/fake-clients.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';
import { type SdkEdge, sdkEdge } from './sdk-edge.ts';

const context = {} as never;
const SECRET = 'whsec_bench';

type Handlers = Record<string, (event: never, context: never) => unknown>;

const routeOf = (event: { routeKey: string }): string => event.routeKey;
const taskOf = (event: { task: string }): string => event.task;
const changes = (): string => 'changes';
const eventOf = ({ Records: [record] }: { Records: { body: string }[] }): string =>
  (JSON.parse(record?.body ?? '{}') as { 'detail-type': string })['detail-type'];

const watchGroup = (edge: SdkEdge, group: object, doing: (event: never) => string, fn?: string): void => {
  const handlers = group as Handlers;
  for (const [name, handler] of Object.entries(handlers)) {
    const by = fn ? `${name}/${fn}` : `${name.replace('Tasks', '').toLowerCase()}/tasks`;
    handlers[name] = edge.watched(by, doing, handler);
  }
};

const fakeSecrets = (): SecretsManagerClient => {
  const client = new SecretsManagerClient({ region: 'us-east-1' });
  mockClient(client).on(GetSecretValueCommand).resolves({ SecretString: SECRET });
  return client;
};

/** The provider again, behind clients at which its calls can be counted. */
const watchPayments = (edge: SdkEdge, { world, dynamo, functions }: OfflineSystem) => {
  const queues = fakeQueues();
  const provide = sandboxProvider.create(world, { dynamo: dynamo.client, queues: queues.client });
  const watched = edge.watched('sandbox/provider', (event) => (event as { operation: string }).operation, provide);
  const provider = fakeLambda((payload) => watched(payload as never, context) as Promise<unknown>);
  edge.client(queues.client, 'SQS', () => 'webhook');
  edge.client(
    provider,
    'Lambda',
    ({ Payload }: { Payload: string }) => (JSON.parse(Payload) as { operation: string }).operation,
  );
  functions.tasks.PaymentsTasks = paymentsTasks.create(world, { dynamo: dynamo.client, provider });
  const api = paymentsApi.create(world, { dynamo: dynamo.client, provider, secrets: fakeSecrets() });
  return { webhooks: queues.sent, api: edge.watched('payments/api', routeOf as never, api) };
};

/**
 * Counts from now on what every function of the system asks of AWS.
 * @returns the edge, and what delivers the provider's webhooks, which an offline system leaves lying
 */
export const watchSystem = (system: OfflineSystem) => {
  const edge = sdkEdge();
  const { functions, world } = system;
  const payments = watchPayments(edge, system);
  edge.dynamo(system.dynamo);
  edge.client(functions.bus.client, 'EventBridge', ({ Entries }: { Entries: { DetailType: string }[] }) =>
    Entries.map(({ DetailType }) => DetailType).join(', '),
  );
  edge.client(functions.parameters.client, 'SSM', ({ Name }: { Name: string }) => Name.split('/').at(-1) ?? '');
  watchGroup(edge, functions.api, routeOf as never, 'api');
  watchGroup(edge, functions.inbox, eventOf as never, 'inbox');
  watchGroup(edge, functions.relay, changes, 'relay');
  watchGroup(edge, functions.tasks, taskOf as never);
  const deliverWebhooks = async (): Promise<void> => {
    for (const body of payments.webhooks.splice(0)) {
      const headers = { [WEBHOOK_SIGNATURE_HEADER]: sign(body, SECRET, epochSeconds(world.now())) };
      await payments.api(toApiEvent({ route: receiveSandboxWebhook, body, headers }), context);
    }
  };
  return { calls: edge.calls, deliverWebhooks };
};
