import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { operationsTable } from '#functions/operations/adapters/operations-table.ts';
import { auditFindings } from '#functions/operations/contract/metrics.ts';
import { operationsSubscriptions } from '#functions/operations/contract/subscriptions.ts';
import { parameterName } from '#infra/arns.ts';
import { bazaarMetric } from '#infra/constructs/bazaar-metric.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { allowAudit, allowResend } from '#infra/constructs/operator-access.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import { Schedule } from '#infra/constructs/schedule.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

export class OperationsStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'operations', deployment);
    const api = new ServiceFunction(this, 'api', { environment: { BAZAAR_VERSION: this.settings.version } });
    const archive = new ServiceFunction(this, 'archive');
    const relay = new ServiceFunction(this, 'relay');
    const audit = new ServiceFunction(this, 'scheduled', { memoryMb: 1_024, environment: this.auditBounds() });

    const table = new ContextTable(this, 'Table', operationsTable);
    table.allow(api, 'GetItem', 'PutItem');
    table.allow(audit, 'GetItem', 'PutItem');
    for (const fn of [api, audit]) table.allowQuery(fn, 'listed');

    const events = this.addArchive(archive);
    allowResend(api);
    this.addFaultSwitches(api);
    this.addAudit(audit);
    new OutboxRelay(this, 'Outbox', { table, relay });
    new ContextDashboard(this, 'Watching', { functions: [api, archive, relay, audit], queues: [events], relay });
  }

  private addArchive(archive: ServiceFunction): Inbox {
    archive.allow({
      actions: ['s3:PutObject'],
      resources: [this.arns.archiveObjects('events/')],
      tells: { ARCHIVE_BUCKET: this.arns.archiveBucket() },
      wildcard: 'One object for each batch of events.',
    });
    return new Inbox(this, 'Archive', {
      name: 'archive',
      reader: archive,
      subscriptions: operationsSubscriptions,
      sideEffects: true,
      ...this.settings.archive,
    });
  }

  /** The value changes while the system runs; a deployment leaves it as it is. */
  private addFaultSwitches(api: ServiceFunction): void {
    if (!this.settings.faults) return;
    new StringParameter(this, 'Faults', {
      parameterName: parameterName(this.settings.stage, 'faults'),
      description: 'What is made to go wrong, and how often',
      stringValue: '[]',
    });
    api.allow({ actions: ['ssm:GetParameter', 'ssm:PutParameter'], resources: [this.arns.parameter('faults')] });
  }

  private auditBounds(): Record<string, string> {
    const { grace, pending } = this.settings.audit;
    return {
      AUDIT_GRACE_SECONDS: String(grace.toSeconds()),
      AUDIT_PENDING_SECONDS: String(pending.toSeconds()),
    };
  }

  private addAudit(audit: ServiceFunction): void {
    allowAudit(audit);
    new Schedule(this, 'Audit', { name: 'audit', fn: audit, every: this.settings.audit.every });
    new RunbookAlarm(this, 'AuditFinding', {
      metric: bazaarMetric(auditFindings),
      summary: 'The auditor found rows that do not agree.',
      runbook: 'The audit finds something',
    });
  }
}
