import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProductPublished, ProductRetiredV2 } from '#functions/catalog/contract/events.ts';
import type { Product } from '#functions/catalog/contract/product.ts';
import type { CategoryCount, SearchAnswer } from '#functions/catalog/contract/search.ts';
import { getCategories, searchProducts } from '#functions/catalog/contract/search-routes.ts';
import { create as createIndexer } from '#functions/catalog/handlers/indexer.ts';
import { create as createSearch } from '#functions/catalog/handlers/search.ts';
import { StockLevelChanged } from '#functions/inventory/contract/events.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { eventOf, lambdaContext } from '#test/support/builders/catalog/call.ts';
import { indexBucket } from '#test/support/builders/catalog/index-bucket.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

/** A product as an event brings it: a mug for EUR 19.90 in one variant unless told otherwise. */
export const listedProduct = (id: string, given: Partial<Product> = {}): Product => ({
  id,
  title: 'Mug',
  description: '',
  category: ['Kitchen'],
  taxCategory: 'standard',
  media: [],
  attributes: {},
  status: 'published',
  variants: [{ sku: id.toUpperCase(), prices: { EUR: 1990 }, status: 'active' }],
  ...given,
});

const DAY = Date.UTC(2026, 0, 1);

const message = (definition: EventDefinition, aggregateId: string, sequence: number, data: unknown): string =>
  JSON.stringify({
    source: definition.source,
    'detail-type': definition.detailType,
    detail: {
      meta: {
        id: `${aggregateId}#${sequence}`,
        type: definition.name,
        version: definition.version,
        occurredAt: new Date(DAY + sequence * 60_000).toISOString(),
        aggregateId,
        sequence,
        correlationId: 'request-1',
        causationId: 'request-1',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      },
      data,
    },
  });

export const publishedMessage = (product: Product, sequence = 1): string =>
  message(ProductPublished, product.id, sequence, product);

export const retiredMessage = (productId: string, sequence: number): string =>
  message(ProductRetiredV2, productId, sequence, { productId, skus: [], retiredAt: '2026-01-02T00:00:00.000Z' });

export const levelMessage = (sku: string, level: 'in' | 'low' | 'out', sequence = 1): string =>
  message(StockLevelChanged, sku, sequence, { sku, level });

type Asked = typeof searchProducts | typeof getCategories;

/** The indexer and one or more search functions over a bucket in memory. */
export const searchShop = () => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-search-'));
  const world = fakeWorld({ environment: { ARCHIVE_BUCKET: 'archive' } });
  const bucket = indexBucket();
  const clients = { objects: bucket.client, folder };
  const indexer = createIndexer(world, clients);
  let requests = 0;

  const tell = async (...bodies: readonly string[]) => {
    const Records = bodies.map((body, at) => ({ messageId: `message-${at}`, body }));
    return indexer({ Records } as never, lambdaContext);
  };

  /** An instance of the search function, with a disk and a clock's look of its own. */
  const instance = () => {
    const search = createSearch(world, clients);
    return async (
      query: Record<string, string> = {},
      route: Asked = searchProducts,
      headers: Record<string, string> = {},
    ) => {
      requests += 1;
      const answer = await search(eventOf(route, { query, headers }, `request-${requests}`), lambdaContext);
      const { statusCode: status = 0, body = 'null' } = answer;
      return { status, body: JSON.parse(body) as SearchAnswer & { readonly type: string; readonly errors: unknown } };
    };
  };

  const search = instance();

  const categories = async (query: Record<string, string> = {}) => {
    const { body } = await search(query, getCategories);
    const { items } = body as unknown as { readonly items: readonly CategoryCount[] };
    return items.map(({ path, count }) => [path.join('>'), count]);
  };

  return {
    world,
    bucket,
    tell,
    instance,
    search,
    categories,
    files: () => readdirSync(folder),
    end: () => rmSync(folder, { recursive: true }),
  };
};

export type SearchShop = ReturnType<typeof searchShop>;
