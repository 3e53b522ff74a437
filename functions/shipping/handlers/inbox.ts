import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ProductPublished, ProductRetired } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { inboxHandler, on } from '#functions/shared/runtime/inbox-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';
import { keepProduct, retireProduct } from '#functions/shipping/application/keep-products.ts';
import { keepQuoteOf } from '#functions/shipping/application/keep-quote.ts';
import { inboxDependencies } from '#functions/shipping/dependencies.ts';

type Clients = { readonly dynamo: DynamoDBDocumentClient };

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = inboxDependencies(world, clients);
  const keep = keepProduct(ports);
  const retire = retireProduct(ports);
  return inboxHandler(
    'shipping',
    [
      on(ProductPublished, ({ event: { data, meta } }) => keep(data, meta.sequence)),
      on(ProductRetired, ({ event: { data, meta } }) => retire(data.productId, data.skus, meta.sequence)),
      on(GuestClaimed, ({ event }) => ports.keepClaim(event.data)),
      on(OrderConfirmed, ({ event }) => keepQuoteOf(ports)(event.data)),
    ],
    world,
  );
};
