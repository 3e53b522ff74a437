import type { Construct } from 'constructs';
import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

export class CatalogStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'catalog', deployment);
    const api = new ServiceFunction(this, 'api');
    const relay = new ServiceFunction(this, 'relay');

    const table = new ContextTable(this, 'Table', catalogTable);
    table.allow(api, 'GetItem', 'BatchGetItem', 'PutItem');
    table.allowQuery(api, 'newest', 'byCategory');

    new OutboxRelay(this, 'Outbox', { table, relay });
    new ContextDashboard(this, 'Watching', { functions: [api, relay], relay });
  }
}
