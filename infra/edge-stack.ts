import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { cartRoutes } from '#functions/cart/contract/routes.ts';
import { catalogRoutes } from '#functions/catalog/contract/routes.ts';
import { customersRoutes } from '#functions/customers/contract/routes.ts';
import { docsRoutes } from '#functions/docs/contract/routes.ts';
import { inventoryRoutes } from '#functions/inventory/contract/routes.ts';
import { notificationsRoutes } from '#functions/notifications/contract/routes.ts';
import { operationsRoutes } from '#functions/operations/contract/routes.ts';
import { ordersRoutes } from '#functions/orders/contract/routes.ts';
import { paymentsRoutes } from '#functions/payments/contract/routes.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { shippingRoutes } from '#functions/shipping/contract/routes.ts';
import { parameterName } from '#infra/arns.ts';
import { ApiRoutes } from '#infra/constructs/api-routes.ts';
import { HttpDoor } from '#infra/constructs/http-door.ts';
import { SignIn } from '#infra/constructs/sign-in.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

const WEBHOOKS = '/payments/webhooks/';

/** Webhooks of a provider that the stage does not have are unknown paths. */
const isOf =
  (provider: string) =>
  ({ path }: RouteDefinition): boolean =>
    !path.startsWith(WEBHOOKS) || path === `${WEBHOOKS}${provider}`;

/** The front door, deployed last: who may come in, and every route of every contract. All else runs without it. */
export class EdgeStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'edge', deployment);
    const { pool, client, issuer } = new SignIn(this, 'SignIn');
    const { api, stage, url } = new HttpDoor(this, 'Door');

    new ApiRoutes(this, 'Routes', {
      api,
      stage,
      tokens: { issuer, audience: client.userPoolClientId },
      fallback: 'operations',
      routes: {
        catalog: catalogRoutes,
        inventory: inventoryRoutes,
        customers: customersRoutes,
        cart: cartRoutes,
        shipping: shippingRoutes,
        notifications: notificationsRoutes,
        orders: ordersRoutes,
        payments: paymentsRoutes.filter(isOf(this.settings.paymentProvider)),
        operations: operationsRoutes,
        docs: docsRoutes,
      },
    });
    this.publish({
      'api-id': api.apiId,
      'api-url': url,
      'user-pool-id': pool.userPoolId,
      'user-pool-client-id': client.userPoolClientId,
    });
  }

  /** What AWS names, and scripts, tests and the web need to know. */
  private publish(values: Readonly<Record<string, string>>): void {
    for (const [name, stringValue] of Object.entries(values))
      new StringParameter(this, `Parameter-${name}`, {
        parameterName: parameterName(this.settings.stage, name),
        stringValue,
      });
  }
}
