import type { SQSClient } from '@aws-sdk/client-sqs';
import { queuesNamed } from '#functions/operations/adapters/dead-letter-reader.ts';
import { keepFindings } from '#functions/operations/application/keep-findings.ts';
import { audit } from '#functions/operations/audit/audit.ts';
import { boundsFrom } from '#functions/operations/audit/bounds.ts';
import { collect } from '#functions/operations/audit/collect.ts';
import { type AuditClients, collectors, type Scene } from '#functions/operations/audit/collectors.ts';
import { auditFindings } from '#functions/operations/contract/metrics.ts';
import { findingDependencies } from '#functions/operations/dependencies.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { storeTrace } from '#functions/shared/kernel/trace.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { objectsClient } from '#functions/shared/runtime/clients/objects.ts';
import { queuesClient } from '#functions/shared/runtime/clients/queues.ts';
import { count } from '#functions/shared/runtime/observability.ts';
import { scheduledHandler } from '#functions/shared/runtime/scheduled-handler.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

const defaults = (): AuditClients => ({ dynamo: documentClient(), objects: objectsClient(), queues: queuesClient() });

const sceneOf = (world: World): Scene => ({
  tableOf: (context) => setting(world, `${context.toUpperCase()}_TABLE`),
  bucket: setting(world, 'ARCHIVE_BUCKET'),
  hasLedger: world.environment.SANDBOX_TABLE !== undefined,
  findQueues: (client: SQSClient) => queuesNamed(client, setting(world, 'DEAD_LETTER_QUEUES').split(',')),
});

export const create = (world: World, clients: AuditClients = defaults()) => {
  const look = collect(collectors(clients, sceneOf(world)));
  const keep = keepFindings(findingDependencies(world, clients.dynamo));
  const bounds = boundsFrom(world.environment);
  return scheduledHandler(
    'operations',
    'Audit',
    async (trace) => {
      const since = instant(new Date(world.now().getTime() - bounds.windowMs));
      const findings = audit(await look(since), world.now(), bounds);
      const kept = await keep(findings, { at: instant(world.now()), trace: storeTrace(trace) });
      count(auditFindings, findings.length);
      return { findings: findings.length, ...kept };
    },
    world,
  );
};
