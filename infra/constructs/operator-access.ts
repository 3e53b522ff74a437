import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { tableVariable } from '#infra/constructs/context-table.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

/** The contexts that keep a table and publish what changes in it. */
const CONTEXTS = ['catalog', 'inventory', 'customers', 'orders', 'payments', 'operations'] as const;

/** Those that publish nothing, and keep what they need of the catalogue. */
const KEEPERS = ['cart', 'shipping'] as const;

/** Every dead-letter queue: a test holds this list against the stacks. */
export const deadLetterQueues: Readonly<Record<string, readonly string[]>> = {
  catalog: ['search-dlq', 'price-changes-dlq', 'importer-dlq'],
  inventory: ['inbox-dlq'],
  cart: ['inbox-dlq'],
  shipping: ['inbox-dlq'],
  notifications: ['inbox-dlq'],
  orders: ['inbox-dlq', 'deadline-dlq', 'sweep-dlq'],
  operations: ['archive-dlq', 'audit-dlq'],
  checkout: ['checkout-start-dlq', 'cancel-order-start-dlq'],
};

const SANDBOX_QUEUES = { sandbox: ['webhooks-dlq'] } as const;

/**
 * The single exception from the rule that no context reads another's table: the auditor scans, and only scans, the
 * tables that it judges; it reads the archive, lists what is parked and looks into the dead-letter queues. Sets each table's variable,
 * ARCHIVE_BUCKET and DEAD_LETTER_QUEUES (names, parted by commas).
 */
export const allowAudit = (fn: ServiceFunction): void => {
  const { settings, arns } = ContextStack.of(fn);
  const sandbox = settings.paymentProvider === 'sandbox';
  const tables = [...CONTEXTS, ...KEEPERS, ...(sandbox ? ['sandbox'] : [])];
  const queues = Object.entries({ ...deadLetterQueues, ...(sandbox && SANDBOX_QUEUES) });
  fn.allow({
    actions: ['dynamodb:Scan'],
    resources: tables.map(arns.table),
    tells: Object.fromEntries(
      tables.map((table) => [tableVariable(table), resourceName(settings.stage, table, 'table')]),
    ),
  });
  fn.allow({
    actions: ['s3:ListBucket'],
    resources: [arns.archive()],
    tells: { ARCHIVE_BUCKET: arns.archiveBucket() },
  });
  fn.allow({
    actions: ['s3:GetObject'],
    resources: [arns.archiveObjects('events/')],
    wildcard: 'Reads the whole archive.',
  });
  fn.allow({
    actions: ['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    resources: queues.flatMap(([context, names]) => names.map((name) => arns.queue(context, name))),
    tells: {
      DEAD_LETTER_QUEUES: queues
        .flatMap(([context, names]) => names.map((name) => resourceName(settings.stage, context, name)))
        .join(','),
    },
  });
};

/** Parked records: list them, give one to its context's relay again, move it away. Sets ARCHIVE_BUCKET. */
export const allowResend = (fn: ServiceFunction): void => {
  const { arns } = ContextStack.of(fn);
  fn.allow({
    actions: ['s3:ListBucket'],
    resources: [arns.archive()],
    tells: { ARCHIVE_BUCKET: arns.archiveBucket() },
  });
  const wildcard = 'Takes whichever record the operator names.';
  fn.allow({ actions: ['s3:GetObject', 's3:DeleteObject'], resources: [arns.archiveObjects('parked/')], wildcard });
  fn.allow({ actions: ['s3:PutObject'], resources: [arns.archiveObjects('resent/')], wildcard });
  fn.allow({
    actions: ['lambda:InvokeFunction'],
    resources: CONTEXTS.map((context) => arns.function(context, 'relay')),
  });
};
