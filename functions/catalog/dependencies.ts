import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  duePriceChangesFinder,
  priceScheduleLoader,
  priceScheduleSaver,
  tryCounter,
} from '#functions/catalog/adapters/price-schedule-repository.ts';
import {
  ownerOfSkuFinder,
  productsLoader,
  publishedLister,
  statusLister,
} from '#functions/catalog/adapters/product-lists.ts';
import { productLoader, productSaver } from '#functions/catalog/adapters/product-repository.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export type Clients = { readonly dynamo: DynamoDBDocumentClient };

export const catalogDependencies = (world: World, { dynamo }: Clients) => {
  const table = setting(world, 'CATALOG_TABLE');
  return {
    now: world.now,
    loadProduct: productLoader(dynamo, table),
    saveProduct: productSaver(dynamo, table),
    listPublished: publishedLister(dynamo, table),
    listByStatus: statusLister(dynamo, table),
    loadProducts: productsLoader(dynamo, table),
    findOwnerOfSku: ownerOfSkuFinder(dynamo, table),
    loadPriceSchedule: priceScheduleLoader(dynamo, table),
    savePriceSchedule: priceScheduleSaver(dynamo, table),
    findDuePriceChanges: duePriceChangesFinder(dynamo, table),
    countTry: tryCounter(dynamo, table),
  };
};
