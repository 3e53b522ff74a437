import type { App } from 'aws-cdk-lib';
import { CheckoutStack } from '#infra/checkout-stack.ts';
import type { ContextStack, Deployment } from '#infra/context-stack.ts';
import { CartStack } from '#infra/contexts/cart-stack.ts';
import { CatalogStack } from '#infra/contexts/catalog-stack.ts';
import { CustomersStack } from '#infra/contexts/customers-stack.ts';
import { DocsStack } from '#infra/contexts/docs-stack.ts';
import { InventoryStack } from '#infra/contexts/inventory-stack.ts';
import { NotificationsStack } from '#infra/contexts/notifications-stack.ts';
import { OperationsStack } from '#infra/contexts/operations-stack.ts';
import { OrdersStack } from '#infra/contexts/orders-stack.ts';
import { PaymentsStack } from '#infra/contexts/payments-stack.ts';
import { SandboxStack } from '#infra/contexts/sandbox-stack.ts';
import { ShippingStack } from '#infra/contexts/shipping-stack.ts';
import { EdgeStack } from '#infra/edge-stack.ts';
import { PlatformStack } from '#infra/platform-stack.ts';

const contextStacks = [
  CatalogStack,
  InventoryStack,
  CustomersStack,
  CartStack,
  ShippingStack,
  NotificationsStack,
  OrdersStack,
  PaymentsStack,
  OperationsStack,
  DocsStack,
] as const;

const contextsOf = ({ settings }: Deployment) =>
  settings.paymentProvider === 'sandbox' ? [...contextStacks, SandboxStack] : contextStacks;

const after = (stacks: readonly ContextStack[], ...earlier: readonly ContextStack[]): void => {
  for (const stack of stacks) for (const one of earlier) stack.addStackDependency(one);
};

/** All stacks of a stage, in their order: platform → contexts → checkout → edge. After that each deploys alone. */
export const makeStacks = (app: App, deployment: Deployment): ContextStack[] => {
  const platform = new PlatformStack(app, deployment);
  const contexts = contextsOf(deployment).map((Context) => new Context(app, deployment));
  const checkout = new CheckoutStack(app, deployment);
  const edge = new EdgeStack(app, deployment);
  after(contexts, platform);
  after([checkout], ...contexts);
  after([edge], ...contexts, checkout);
  return [platform, ...contexts, checkout, edge];
};
