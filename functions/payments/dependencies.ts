import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { breakerStore } from '#functions/payments/adapters/breaker-store.ts';
import { askByInvoking } from '#functions/payments/adapters/invoke-provider.ts';
import { noProvider } from '#functions/payments/adapters/no-provider.ts';
import { unlessFree } from '#functions/payments/adapters/nothing-to-pay.ts';
import { loadPayment, savePayment } from '#functions/payments/adapters/payment-repository.ts';
import { readSandboxWebhook } from '#functions/payments/adapters/read-sandbox-webhook.ts';
import { sandboxProvider } from '#functions/payments/adapters/sandbox-provider.ts';
import { loadWebhookSecrets } from '#functions/payments/adapters/webhook-secrets.ts';
import {
  type AuthorisePorts,
  authorisePayment,
  type Guard,
} from '#functions/payments/application/authorise-payment.ts';
import { capturePayment } from '#functions/payments/application/capture-payment.ts';
import { changePayment } from '#functions/payments/application/change-payment.ts';
import { circuitBreaker } from '#functions/payments/application/circuit-breaker.ts';
import { loadKnown } from '#functions/payments/application/load-known.ts';
import { recordWebhook } from '#functions/payments/application/record-webhook.ts';
import { refundPayment } from '#functions/payments/application/refund-payment.ts';
import { undoPayment } from '#functions/payments/application/undo-payment.ts';
import { cached } from '#functions/shared/runtime/cached.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

const PROVIDER = 'sandbox';
const BREAKER_CACHE_MS = 2_000;
const SECRETS_CACHE_MS = 60_000;

export type PaymentsClients = { readonly dynamo: DynamoDBDocumentClient; readonly provider: LambdaClient };

const tableOf = (world: World): string => setting(world, 'PAYMENTS_TABLE');

/** Production has none until its adapter exists; see the stage's settings. */
const hasProvider = (world: World): boolean => world.environment.PAYMENT_PROVIDER !== 'none';

const ports = (world: World, { dynamo, provider }: PaymentsClients) => {
  const table = tableOf(world);
  const payments = { loadPayment: loadPayment(dynamo, table), savePayment: savePayment(dynamo, table) };
  const ask = askByInvoking(provider, () => setting(world, 'PAYMENT_PROVIDER_FUNCTION'));
  return {
    loadPayment: payments.loadPayment,
    changePayment: changePayment(payments),
    provider: unlessFree(hasProvider(world) ? sandboxProvider(world, ask) : noProvider),
    now: world.now,
  } satisfies Omit<AuthorisePorts, 'guard'>;
};

const breakerOf = (world: World, { dynamo }: PaymentsClients): Guard => {
  const { load, ...store } = breakerStore(dynamo, tableOf(world), PROVIDER);
  return circuitBreaker({ ...store, state: cached(world.now, BREAKER_CACHE_MS, load), now: world.now });
};

/** Only authorising asks the circuit breaker: what undoes must never be kept waiting by what failed to do. */
export const tasksDependencies = (world: World, clients: PaymentsClients) => ({
  authorisePayment: authorisePayment({ ...ports(world, clients), guard: breakerOf(world, clients) }),
  undoPayment: undoPayment(ports(world, clients)),
});

export const apiDependencies = (
  world: World,
  clients: PaymentsClients & { readonly secrets: SecretsManagerClient },
) => {
  const own = ports(world, clients);
  const secrets = loadWebhookSecrets(clients.secrets, () => setting(world, 'WEBHOOK_SECRET_NAME'));
  return {
    loadPayment: (orderId: string) => loadKnown(own, orderId),
    capturePayment: capturePayment(own),
    refundPayment: refundPayment(own),
    readWebhook: readSandboxWebhook({ secrets: cached(world.now, SECRETS_CACHE_MS, secrets), now: world.now }),
    recordWebhook: recordWebhook({ ...own, findIntent: own.provider.find }),
  };
};
