import type { Construct } from 'constructs';
import { AslStateMachine } from '#infra/constructs/asl-state-machine.ts';
import { CheckoutDashboard } from '#infra/constructs/checkout-dashboard.ts';
import { MachineStart } from '#infra/constructs/machine-start.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';

type Description = typeof checkout | typeof cancelOrder;

/** A process and not a context: it owns no table, and every step is a task of the context that it changes. */
export class CheckoutStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'checkout', deployment);
    new CheckoutDashboard(this, 'Watching', {
      checkout: this.machine('Checkout', checkout),
      cancelOrder: this.machine('CancelOrder', cancelOrder),
    });
  }

  /** The machine as its own folder describes it: its file, what its placeholders stand for, and what starts it. */
  private machine(id: string, { name, type, startedBy, functions }: Description): AslStateMachine {
    const arns = Object.entries(functions).map(([placeholder, [context, fn]]) => [
      placeholder,
      this.arns.function(context, fn),
    ]);
    const machine = new AslStateMachine(this, id, { name, type, functions: Object.fromEntries(arns) });
    new MachineStart(this, `${id}Start`, { name, machine, subscriptions: startedBy });
    return machine;
  }
}
