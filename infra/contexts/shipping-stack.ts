import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { shippingTable } from '#functions/shipping/adapters/shipping-table.ts';
import { shippingSubscriptions } from '#functions/shipping/contract/subscriptions.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { allowVerify, SigningKey } from '#infra/constructs/signing-key.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** How long an order may name a quote, and how long an unused one is kept after that. */
const QUOTE = { lasts: Duration.minutes(30), kept: Duration.days(7) } as const;

export class ShippingStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'shipping', deployment);
    const api = new ServiceFunction(this, 'api', {
      environment: {
        QUOTE_LASTS_SECONDS: String(QUOTE.lasts.toSeconds()),
        QUOTE_KEPT_SECONDS: String(QUOTE.kept.toSeconds()),
      },
    });
    const inbox = new ServiceFunction(this, 'inbox');

    const table = new ContextTable(this, 'Table', shippingTable);
    table.allow(api, 'GetItem', 'BatchGetItem', 'PutItem');
    table.allow(inbox, 'PutItem', 'UpdateItem');

    new SigningKey(this, 'Key', 'quote').allowSign(api);
    allowVerify(api, 'guest');
    const queue = new Inbox(this, 'Inbox', { reader: inbox, subscriptions: shippingSubscriptions });
    new ContextDashboard(this, 'Watching', { functions: [api, inbox], queues: [queue] });
  }
}
