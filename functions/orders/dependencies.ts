import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  orderLoader,
  orderSaver,
  ordersLister,
  ordersLoader,
  unsettledFinder,
} from '#functions/orders/adapters/order-repository.ts';
import { productFinder, productKeeper, productRetirer } from '#functions/orders/adapters/product-repository.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export type Clients = { readonly dynamo: DynamoDBDocumentClient };

export const ordersDependencies = (world: World, { dynamo }: Clients) => {
  const table = setting(world, 'ORDERS_TABLE');
  return {
    now: () => instant(world.now()),
    loadOrder: orderLoader(dynamo, table),
    saveOrder: orderSaver(dynamo, table),
    loadOrders: ordersLoader(dynamo, table),
    listOrdersOf: ordersLister(dynamo, table),
    findUnsettled: unsettledFinder(dynamo, table),
    findProducts: productFinder(dynamo, table),
    keepProduct: productKeeper(dynamo, table),
    retireProduct: productRetirer(dynamo, table),
  };
};
