import type { Construct } from 'constructs';
import { cartTable } from '#functions/cart/adapters/cart-table.ts';
import { cartSubscriptions } from '#functions/cart/contract/subscriptions.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { allowVerify } from '#infra/constructs/signing-key.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

export class CartStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'cart', deployment);
    const api = new ServiceFunction(this, 'api');
    const inbox = new ServiceFunction(this, 'inbox');

    const table = new ContextTable(this, 'Table', cartTable);
    table.allow(api, 'GetItem', 'BatchGetItem', 'PutItem');
    table.allow(inbox, 'GetItem', 'PutItem', 'UpdateItem');
    allowVerify(api, 'guest');

    const queue = new Inbox(this, 'Inbox', { reader: inbox, subscriptions: cartSubscriptions });
    new ContextDashboard(this, 'Watching', { functions: [api, inbox], queues: [queue] });
  }
}
