import type { Construct } from 'constructs';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** The pages that show what the API and the events are; they read no table. */
export class DocsStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'docs', deployment);
    const api = new ServiceFunction(this, 'api');
    new ContextDashboard(this, 'Watching', { functions: [api] });
  }
}
