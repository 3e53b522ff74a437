import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { providerClient } from '#functions/payments/adapters/invoke-provider.ts';
import * as routes from '#functions/payments/contract/routes.ts';
import { apiDependencies, type PaymentsClients } from '#functions/payments/dependencies.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import { accepted, ok } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { bind } from '#functions/shared/runtime/api/bind.ts';
import { idempotencyStore } from '#functions/shared/runtime/api/idempotency.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { secretsClient } from '#functions/shared/runtime/clients/secrets.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

type Clients = PaymentsClients & { readonly secrets: SecretsManagerClient };

const shown = (payment: Payment) => ok({ ...payment, history: [...payment.history] });

export const create = (
  world: World,
  clients: Clients = { dynamo: documentClient(), provider: providerClient(), secrets: secretsClient() },
) => {
  const payments = apiDependencies(world, clients);
  return apiHandler(
    'payments',
    [
      bind(routes.getPayment, async ({ params }) => shown(await payments.loadPayment(params.orderId))),
      bind(routes.capturePayment, async ({ params, principal, trace }) =>
        shown(await payments.capturePayment(params.orderId, principal.sub, trace)),
      ),
      bind(routes.refundPayment, async ({ params, principal, trace }) =>
        shown(await payments.refundPayment(params.orderId, principal.sub, trace)),
      ),
      bind(routes.receiveSandboxWebhook, async (request) => {
        const claim = await payments.readWebhook(request);
        return accepted({ outcome: await payments.recordWebhook(claim, request.trace) });
      }),
    ],
    world,
    { replies: idempotencyStore(clients.dynamo, setting(world, 'PAYMENTS_TABLE'), world.now) },
  );
};
