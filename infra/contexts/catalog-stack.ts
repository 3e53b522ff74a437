import type { Construct } from 'constructs';
import { catalogTable } from '#functions/catalog/adapters/catalog-table.ts';
import { catalogSubscriptions } from '#functions/catalog/contract/subscriptions.ts';
import { bazaarMetric } from '#infra/constructs/bazaar-metric.ts';
import { ContextDashboard } from '#infra/constructs/context-dashboard.ts';
import { ContextTable } from '#infra/constructs/context-table.ts';
import { Inbox } from '#infra/constructs/inbox.ts';
import { OutboxRelay } from '#infra/constructs/outbox-relay.ts';
import { RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import { Schedule } from '#infra/constructs/schedule.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack, type Deployment } from '#infra/context-stack.ts';

/** Index files and the pointer to the one that holds, in the platform's bucket. */
const INDEX = 'search/';

export class CatalogStack extends ContextStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'catalog', deployment);
    const { timeout, memoryMb } = this.settings.search;
    const api = new ServiceFunction(this, 'api');
    const relay = new ServiceFunction(this, 'relay');
    const indexer = new ServiceFunction(this, 'indexer', { timeout, memoryMb });
    const search = new ServiceFunction(this, 'search', { memoryMb });
    const prices = new ServiceFunction(this, 'scheduled');

    const table = new ContextTable(this, 'Table', catalogTable);
    table.allow(api, 'GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem');
    table.allowQuery(api, 'newest', 'byCategory');
    table.allow(prices, 'Query', 'GetItem', 'PutItem', 'DeleteItem');

    this.allowIndex(indexer, 's3:GetObject', 's3:PutObject', 's3:DeleteObject');
    this.allowIndex(search, 's3:GetObject');
    const changes = this.addChanges(indexer);
    this.addPriceChanges(prices);

    new OutboxRelay(this, 'Outbox', { table, relay });
    new ContextDashboard(this, 'Watching', {
      functions: [api, relay, indexer, search, prices],
      queues: [changes],
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
      metric: bazaarMetric('catalog', 'PriceChangesFailed'),
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
    });
  }
}
