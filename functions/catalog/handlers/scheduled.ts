import { applyPriceChanges } from '#functions/catalog/application/apply-price-changes.ts';
import type { Waiting } from '#functions/catalog/application/ports.ts';
import { priceChangesFailed } from '#functions/catalog/contract/metrics.ts';
import { type Clients, catalogDependencies } from '#functions/catalog/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { count, observe } from '#functions/shared/runtime/observability.ts';
import { scheduledHandler } from '#functions/shared/runtime/scheduled-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const { logger } = observe('catalog');
  const onFailed = ({ productId, id, tries }: Waiting, error: unknown, givenUp: boolean): void => {
    logger.error('price change failed', { error: error as Error, productId, priceChangeId: id, tries, givenUp });
    if (givenUp) count(priceChangesFailed);
  };
  const apply = applyPriceChanges({ ...catalogDependencies(world, clients), onFailed });
  return scheduledHandler('catalog', 'ApplyPriceChanges', apply, world);
};
