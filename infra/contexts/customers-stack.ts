import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { customersTable } from '#functions/customers/adapters/customers-table.ts';
import { parameterName } from '#infra/arns.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { allowVerify, SigningKey } from '#infra/constructs/signing-key.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** How long a guest's capability lasts, and so what a guest has. */
const GUEST_LASTS = Duration.days(30);

export class CustomersStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'customers', deployment);
    const api = new ServiceFunction(this, 'api', { environment: { GUEST_SECONDS: String(GUEST_LASTS.toSeconds()) } });
    const relay = new ServiceFunction(this, 'relay');

    const table = new ContextTable(this, 'Table', customersTable);
    table.allow(api, 'GetItem', 'PutItem');

    new SigningKey(this, 'GuestKey', 'guest').allowSign(api);
    allowVerify(api, 'guest');
    this.allowUserPool(api);
    new OutboxRelay(this, 'Outbox', { table, relay });
    new ContextDashboard(this, 'Watching', { functions: [api, relay], relay });
  }

  /** The pool is the edge's, which is deployed later: its ids are asked for at run time. */
  private allowUserPool(api: ServiceFunction): void {
    api.allow({
      actions: ['ssm:GetParameter'],
      resources: ['user-pool-id', 'user-pool-client-id'].map((name) => this.arns.parameter(name)),
      tells: {
        USER_POOL_PARAMETER: parameterName(this.settings.stage, 'user-pool-id'),
        USER_POOL_CLIENT_PARAMETER: parameterName(this.settings.stage, 'user-pool-client-id'),
      },
    });
    api.allow({
      actions: ['cognito-idp:AdminInitiateAuth', 'cognito-idp:AdminUserGlobalSignOut'],
      resources: [this.formatArn({ service: 'cognito-idp', resource: 'userpool', resourceName: '*' })],
      wildcard: 'AWS names the pool when the edge makes it, after this context.',
    });
  }
}
