import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { webhookSecretName } from '#infra/arns.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

/** Lets a function call the stage's payment provider. Sets PAYMENT_PROVIDER and PAYMENT_PROVIDER_FUNCTION. */
export const allowProvider = (fn: ServiceFunction): void => {
  const { settings, arns } = ContextStack.of(fn);
  fn.lambda.addEnvironment('PAYMENT_PROVIDER', settings.paymentProvider);
  if (settings.paymentProvider !== 'sandbox') return;
  fn.allow({
    actions: ['lambda:InvokeFunction'],
    resources: [arns.function('sandbox', 'provider')],
    tells: { PAYMENT_PROVIDER_FUNCTION: resourceName(settings.stage, 'sandbox', 'provider') },
  });
};

/** Lets a function read the secret with which the sandbox signs its webhooks. Sets WEBHOOK_SECRET_NAME. */
export const allowWebhookSecret = (fn: ServiceFunction): void => {
  const { settings, arns } = ContextStack.of(fn);
  if (settings.paymentProvider !== 'sandbox') return;
  fn.allow({
    actions: ['secretsmanager:GetSecretValue'],
    resources: [arns.secret(webhookSecretName(settings.stage))],
    tells: { WEBHOOK_SECRET_NAME: webhookSecretName(settings.stage) },
  });
};
