import { searchProducts } from '#functions/catalog/contract/search-routes.ts';
import { catalogSubscriptions } from '#functions/catalog/contract/subscriptions.ts';
import { type Chapter, handOver } from '#test/infra/exercise/scene.ts';
import { toApiEvent } from '#test/support/system/api-call.ts';

/** Of each index only the two before it are kept. */
const CHANGES = 5;

/** The index is made of what was published, and made anew for each change; then it is looked into. */
export const search: Chapter = async ({ system }) => {
  const { indexer, search: searching } = system.functions;
  const types = catalogSubscriptions.map(({ detailType }) => detailType);
  const told = system.published.filter((event) => types.includes(event['detail-type'] as (typeof types)[number]));
  for (const event of told.slice(0, CHANGES)) await handOver(indexer.catalog, [JSON.stringify(event)]);
  const asked = toApiEvent({ route: searchProducts, query: { q: 'cup' } });
  const { statusCode } = await searching.catalog(asked, {} as never);
  if (statusCode !== 200) throw new Error(`The search answered ${statusCode}.`);
};
