import type { Construct } from 'constructs';
import { paymentsTable } from '#functions/payments/adapters/payments-table.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { allowProvider, allowWebhookSecret } from '#infra/constructs/payment-provider.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

export class PaymentsStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'payments', deployment);
    const api = new ServiceFunction(this, 'api');
    const relay = new ServiceFunction(this, 'relay');
    const tasks = new ServiceFunction(this, 'tasks');

    const table = new ContextTable(this, 'Table', paymentsTable);
    table.allow(api, 'GetItem', 'PutItem');
    table.allow(tasks, 'GetItem', 'PutItem', 'UpdateItem');

    allowProvider(api);
    allowProvider(tasks);
    allowWebhookSecret(api);
    new OutboxRelay(this, 'Outbox', { table, relay });
    new ContextDashboard(this, 'Watching', { functions: [api, relay, tasks], relay });
  }
}
