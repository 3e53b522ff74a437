import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cartLoader, cartSaver } from '#functions/cart/adapters/cart-repository.ts';
import {
  levelKeeper,
  productFinder,
  productKeeper,
  productRetirer,
} from '#functions/cart/adapters/product-repository.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export type Clients = { readonly dynamo: DynamoDBDocumentClient };

const PAUSE_MS = 25;

export const cartDependencies = (world: World, { dynamo }: Clients) => {
  const table = setting(world, 'CART_TABLE');
  return {
    now: () => epochSeconds(world.now()),
    pause: (attempt: number) => world.sleep(world.random() * PAUSE_MS * attempt),
    loadCart: cartLoader(dynamo, table),
    saveCart: cartSaver(dynamo, table),
    findProducts: productFinder(dynamo, table),
    keepProduct: productKeeper(dynamo, table),
    retireProduct: productRetirer(dynamo, table),
    keepLevel: levelKeeper(dynamo, table),
  };
};
