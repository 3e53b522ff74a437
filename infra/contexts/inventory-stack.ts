import type { Construct } from 'constructs';
import { inventoryTable } from '#functions/inventory/adapters/inventory-table.ts';
import { inventorySubscriptions } from '#functions/inventory/contract/subscriptions.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

export class InventoryStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'inventory', deployment);
    const api = new ServiceFunction(this, 'api');
    const inbox = new ServiceFunction(this, 'inbox');
    const relay = new ServiceFunction(this, 'relay');
    const tasks = new ServiceFunction(this, 'tasks');

    const table = new ContextTable(this, 'Table', inventoryTable);
    table.allow(api, 'GetItem', 'PutItem', 'UpdateItem');
    table.allow(inbox, 'GetItem', 'PutItem', 'UpdateItem');
    table.allow(tasks, 'GetItem', 'PutItem', 'UpdateItem');

    const queue = new Inbox(this, 'Inbox', { reader: inbox, subscriptions: inventorySubscriptions });
    new OutboxRelay(this, 'Outbox', { table, relay });
    new ContextDashboard(this, 'Watching', { functions: [api, inbox, relay, tasks], queues: [queue], relay });
  }
}
