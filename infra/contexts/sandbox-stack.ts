import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { sandboxTable } from '#functions/sandbox/adapters/sandbox-table.ts';
import { parameterName, webhookSecretName } from '#infra/arns.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { allowWebhookSecret } from '#infra/constructs/payment-provider.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { WorkQueue } from '#infra/constructs/work-queue.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** A payment provider that behaves like one: its own ledger, its own webhooks. Never deployed in production. */
export class SandboxStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'sandbox', deployment);
    const provider = new ServiceFunction(this, 'provider');
    const webhooks = new ServiceFunction(this, 'webhooks');

    const ledger = new ContextTable(this, 'Table', sandboxTable);
    ledger.allow(provider, 'GetItem', 'PutItem');

    const deliveries = new WorkQueue(this, 'Webhooks', { name: 'webhooks', reader: webhooks });
    provider.allow({
      actions: ['sqs:SendMessage'],
      resources: [deliveries.queue.queueArn],
      tells: { WEBHOOK_QUEUE_URL: deliveries.queue.queueUrl },
    });
    webhooks.allow({
      actions: ['ssm:GetParameter'],
      resources: [this.arns.parameter('api-url')],
      tells: { API_URL_PARAMETER: parameterName(this.settings.stage, 'api-url') },
    });
    this.addWebhookSecret();
    allowWebhookSecret(webhooks);
    new ContextDashboard(this, 'Watching', { functions: [provider, webhooks], queues: [deliveries] });
  }

  private addWebhookSecret(): void {
    const secret = new Secret(this, 'WebhookSecret', {
      secretName: webhookSecretName(this.settings.stage),
      description: 'Signs what the sandbox tells payments',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: this.settings.data.removal,
    });
    acknowledge(secret, { 'AwsSolutions-SMG4': 'Guards play money; a new deployment of the stage makes a new one.' });
  }
}
