import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { IMPORT_KEPT_DAYS } from '#functions/catalog/contract/imports.ts';
import { priceChangesFailed } from '#functions/catalog/contract/metrics.ts';
import { catalogSubscriptions } from '#functions/catalog/contract/subscriptions.ts';
import { importsBucketName } from '#infra/arns.ts';
import { bazaarMetric } from '#infra/constructs/bazaar-metric.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import { Schedule } from '#infra/constructs/schedule.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { UploadBucket } from '#infra/constructs/upload-bucket.ts';
import { WorkQueue } from '#infra/constructs/work-queue.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** Index files and the pointer to the one that holds, in the platform's bucket. */
const INDEX = 'search/';

/** Files to import, what was wrong with them, and the ids that they had so far. */
const UPLOADS = 'uploads/';
const REPORTS = 'reports/';
const SEEN = 'seen/';

/** Imports, and builds of the index: the least that SQS knows; a third waits until one is done. */
const AT_ONCE = 2;

export class CatalogStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'catalog', deployment);
    const { timeout, memoryMb } = this.settings.search;
    const api = new ServiceFunction(this, 'api');
    const relay = new ServiceFunction(this, 'relay');
    const indexer = new ServiceFunction(this, 'indexer', { timeout, memoryMb });
    const search = new ServiceFunction(this, 'search', { memoryMb });
    const prices = new ServiceFunction(this, 'scheduled');
    const importer = new ServiceFunction(this, 'importer', { ...this.settings.imports, recursive: true });

    const table = new ContextTable(this, 'Table', catalogTable);
    table.allow(api, 'GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem');
    table.allowQuery(api, 'newest', 'byCategory', 'imports');
    table.allow(prices, 'Query', 'GetItem', 'PutItem', 'DeleteItem');
    table.allow(importer, 'GetItem', 'PutItem');

    this.allowIndex(indexer, 's3:GetObject', 's3:PutObject', 's3:DeleteObject');
    this.allowIndex(search, 's3:GetObject');
    const changes = this.addChanges(indexer);
    const imports = this.addImports(api, importer);
    this.addPriceChanges(prices);

    new OutboxRelay(this, 'Outbox', { table, relay });
    new ContextDashboard(this, 'Watching', {
      functions: [api, relay, indexer, search, importer, prices],
      queues: [changes, imports],
      relay,
    });
  }

  private allowIndex(fn: ServiceFunction, ...actions: readonly string[]): void {
    fn.allow({
      actions,
      resources: [this.arns.archiveObjects(INDEX)],
      tells: { ARCHIVE_BUCKET: this.arns.archiveBucket() },
      wildcard: 'Every version of the index has a key of its own.',
    });
    // Without it S3 says of what is not there that it is forbidden.
    fn.allow({ actions: ['s3:ListBucket'], resources: [this.arns.archive()] });
  }

  private addPriceChanges(fn: ServiceFunction): void {
    new Schedule(this, 'PriceChanges', { name: 'price-changes', fn, every: this.settings.catalog.priceChangesEvery });
    new RunbookAlarm(this, 'PriceChangeFailed', {
      metric: bazaarMetric(priceChangesFailed),
      summary: 'A price change was given up after its tries.',
      runbook: 'A price change fails',
    });
  }

  private addChanges(indexer: ServiceFunction): Inbox {
    const { batch, window, visibility } = this.settings.search;
    return new Inbox(this, 'SearchChanges', {
      name: 'search',
      reader: indexer,
      subscriptions: catalogSubscriptions,
      batch,
      window,
      visibility,
      maxConcurrency: AT_ONCE,
    });
  }

  /** Operators put files there by links that the API signs; S3 tells the importer, which tells itself when time is up. */
  private addImports(api: ServiceFunction, importer: ServiceFunction): WorkQueue {
    const { visibility } = this.settings.imports;
    const work = new WorkQueue(this, 'Imports', {
      name: 'importer',
      reader: importer,
      batch: 1,
      window: Duration.seconds(0),
      visibility,
      maxConcurrency: AT_ONCE,
    });
    new UploadBucket(this, 'Uploads', {
      bucketName: this.importsBucket,
      uploads: { prefix: UPLOADS, queue: work.queue },
      expires: Duration.days(IMPORT_KEPT_DAYS),
    });
    this.allowImports(api, { [UPLOADS]: ['s3:PutObject'], [REPORTS]: ['s3:GetObject'] });
    const both = ['s3:GetObject', 's3:PutObject'];
    this.allowImports(importer, { [UPLOADS]: ['s3:GetObject'], [REPORTS]: both, [SEEN]: both });
    // Without it S3 says of what is not there that it is forbidden.
    importer.allow({ actions: ['s3:ListBucket'], resources: [`arn:${this.partition}:s3:::${this.importsBucket}`] });
    importer.allow({
      actions: ['sqs:SendMessage'],
      resources: [work.queue.queueArn],
      tells: { IMPORTS_QUEUE_URL: work.queue.queueUrl, IMPORTS_QUEUE_TRIES: String(work.tries) },
    });
    return work;
  }

  private get importsBucket(): string {
    return importsBucketName(this.settings.stage, this.account, this.region);
  }

  private allowImports(fn: ServiceFunction, actions: Readonly<Record<string, readonly string[]>>): void {
    for (const [prefix, allowed] of Object.entries(actions))
      fn.allow({
        actions: allowed,
        resources: [`arn:${this.partition}:s3:::${this.importsBucket}/${prefix}*`],
        tells: { IMPORTS_BUCKET: this.importsBucket },
        wildcard: 'Each import has a key of its own.',
      });
  }
}
