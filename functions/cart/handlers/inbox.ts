import { claimCart } from '#functions/cart/application/claim-cart.ts';
import { keepProduct, retireProduct } from '#functions/cart/application/keep-products.ts';
import { removeOrderedLines } from '#functions/cart/application/remove-ordered.ts';
import { type Clients, cartDependencies } from '#functions/cart/dependencies.ts';
import { ProductPublished, ProductRetiredV2 } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { StockLevelChanged } from '#functions/inventory/contract/events.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { inboxHandler, on } from '#functions/shared/runtime/inbox-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = cartDependencies(world, clients);
  const keep = keepProduct(ports);
  const retire = retireProduct(ports);
  const remove = removeOrderedLines(ports);
  const claim = claimCart(ports);
  return inboxHandler(
    'cart',
    [
      on(ProductPublished, ({ event: { data, meta } }) => keep(data, meta.sequence)),
      on(ProductRetiredV2, ({ event: { data, meta } }) => retire(data.productId, data.skus, meta.sequence)),
      on(StockLevelChanged, ({ event: { data, meta } }) => ports.keepLevel(data.sku, data.level, meta.sequence)),
      on(OrderConfirmed, ({ event: { data, meta } }) =>
        remove({ ...data, at: epochSeconds(new Date(meta.occurredAt)) }),
      ),
      on(GuestClaimed, ({ event }) => claim(event.data)),
    ],
    world,
  );
};
