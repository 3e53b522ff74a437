import type { Construct } from 'constructs';
import { CancellationRequested, CheckoutOverdue, OrderPlaced } from '#functions/orders/contract/events.ts';
import { AslStateMachine } from '#infra/constructs/asl-state-machine.ts';
import { CheckoutDashboard } from '#infra/constructs/checkout-dashboard.ts';
import { MachineStart } from '#infra/constructs/machine-start.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** A process and not a context: it owns no table, and every step is a task of the context that it changes. */
export class CheckoutStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'checkout', deployment);
    const functions = {
      OrdersTasks: this.arns.function('orders', 'tasks'),
      InventoryTasks: this.arns.function('inventory', 'tasks'),
      PaymentsTasks: this.arns.function('payments', 'tasks'),
    };
    const checkout = new AslStateMachine(this, 'Checkout', { name: 'checkout', type: 'EXPRESS', functions });
    const cancelOrder = new AslStateMachine(this, 'CancelOrder', { name: 'cancel-order', type: 'STANDARD', functions });

    new MachineStart(this, 'CheckoutStart', {
      name: 'checkout',
      machine: checkout,
      subscriptions: [OrderPlaced, CheckoutOverdue],
    });
    new MachineStart(this, 'CancelOrderStart', {
      name: 'cancel-order',
      machine: cancelOrder,
      subscriptions: [CancellationRequested],
    });
    new CheckoutDashboard(this, 'Watching', { checkout, cancelOrder });
  }
}
