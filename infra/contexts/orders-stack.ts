import type { Construct } from 'constructs';
import { ordersTable } from '#functions/orders/adapters/orders-table.ts';
import { ordersParked } from '#functions/orders/contract/metrics.ts';
import { deadlineSubscriptions, ordersSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import { bazaarMetric } from '#infra/constructs/bazaar-metric.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { DeadlineQueue } from '#infra/constructs/deadline-queue.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import { Schedule } from '#infra/constructs/schedule.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { allowVerify } from '#infra/constructs/signing-key.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

export class OrdersStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'orders', deployment);
    const { checkout, orders } = this.settings;
    const api = new ServiceFunction(this, 'api', {
      environment: { ORDERS_PER_MINUTE: String(orders.perMinute), DEFAULT_COUNTRY: orders.defaultCountry },
    });
    const inbox = new ServiceFunction(this, 'inbox');
    const relay = new ServiceFunction(this, 'relay');
    const tasks = new ServiceFunction(this, 'tasks');
    const sweep = new ServiceFunction(this, 'scheduled', {
      environment: { SWEEP_AFTER_SECONDS: String(checkout.sweepAfter.toSeconds()) },
    });

    const table = new ContextTable(this, 'Table', ordersTable);
    table.allow(api, 'GetItem', 'BatchGetItem', 'PutItem');
    table.allowQuery(api, 'by-owner', 'unsettled');
    table.allow(inbox, 'GetItem', 'PutItem', 'UpdateItem');
    table.allowQuery(inbox, 'by-owner');
    table.allow(tasks, 'GetItem', 'PutItem');
    table.allow(sweep, 'GetItem', 'PutItem');
    table.allowQuery(sweep, 'unsettled');
    allowVerify(api, 'guest', 'quote', 'contact');

    const replicas = new Inbox(this, 'Inbox', { reader: inbox, subscriptions: ordersSubscriptions });
    const deadline = new DeadlineQueue(this, 'Deadline', { reader: inbox, subscriptions: deadlineSubscriptions });
    new Schedule(this, 'Sweep', { name: 'sweep', fn: sweep, every: checkout.sweepEvery });
    new OutboxRelay(this, 'Outbox', { table, relay });
    new RunbookAlarm(this, 'OrderParked', {
      metric: bazaarMetric(ordersParked),
      summary: 'The undoing of an order used up its retries.',
      runbook: 'An order needs attention',
    });
    const functions = [api, inbox, relay, tasks, sweep];
    new ContextDashboard(this, 'Watching', { functions, queues: [replicas, deadline], relay });
  }
}
