import type { Construct } from 'constructs';
import { notificationsTable } from '#functions/notifications/adapters/notifications-table.ts';
import { notificationsSubscriptions } from '#functions/notifications/contract/subscriptions.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { allowVerify, SigningKey } from '#infra/constructs/signing-key.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

export class NotificationsStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'notifications', deployment);
    const api = new ServiceFunction(this, 'api');
    const inbox = new ServiceFunction(this, 'inbox');

    const table = new ContextTable(this, 'Table', notificationsTable);
    table.allow(api, 'GetItem', 'PutItem', 'UpdateItem');
    table.allow(inbox, 'GetItem', 'UpdateItem');

    new SigningKey(this, 'Key', 'contact').allowSign(api);
    allowVerify(api, 'guest');
    const queue = new Inbox(this, 'Inbox', { reader: inbox, subscriptions: notificationsSubscriptions });
    new ContextDashboard(this, 'Watching', { functions: [api, inbox], queues: [queue] });
  }
}
