import type { SSMClient } from '@aws-sdk/client-ssm';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { contactTokenSchema } from '#functions/notifications/contract/contact-token.ts';
import { claimFinder, claimKeeper } from '#functions/orders/adapters/claim-repository.ts';
import { orderLoader, orderSaver, ordersLoader } from '#functions/orders/adapters/order-repository.ts';
import {
  firstOrderFinder,
  orderIdsFinder,
  ordersCounter,
  ordersLister,
} from '#functions/orders/adapters/owner-index.ts';
import { productFinder, productKeeper, productRetirer } from '#functions/orders/adapters/product-repository.ts';
import { unsettledFinder, unsettledLister } from '#functions/orders/adapters/unsettled-index.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { createVerifier } from '#functions/shared/runtime/signing/verifier.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';
import { quoteTokenSchema } from '#functions/shipping/contract/quote-token.ts';

export type Clients = { readonly dynamo: DynamoDBDocumentClient };

export const ordersDependencies = (world: World, { dynamo }: Clients) => {
  const table = setting(world, 'ORDERS_TABLE');
  return {
    now: () => instant(world.now()),
    loadOrder: orderLoader(dynamo, table),
    saveOrder: orderSaver(dynamo, table),
    loadOrders: ordersLoader(dynamo, table),
    listOrdersOf: ordersLister(dynamo, table),
    orderIdsOf: orderIdsFinder(dynamo, table),
    findUnsettled: unsettledFinder(dynamo, table),
    listUnsettled: unsettledLister(dynamo, table),
    findClaim: claimFinder(dynamo, table),
    keepClaim: claimKeeper(dynamo, table),
    findProducts: productFinder(dynamo, table),
    keepProduct: productKeeper(dynamo, table),
    retireProduct: productRetirer(dynamo, table),
  };
};

export type ApiClients = Clients & { readonly parameters: SSMClient };

/** What placing needs beyond the others: who signed what, and how much is too much. */
export const apiDependencies = (world: World, { dynamo, parameters }: ApiClients) => {
  const table = setting(world, 'ORDERS_TABLE');
  const keys = (variable: string) => ({ variable, parameters });
  return {
    ...ordersDependencies(world, { dynamo }),
    openQuote: createVerifier(world, 'quo', quoteTokenSchema, keys('QUOTE_KEY_PARAMETER')),
    openContact: createVerifier(world, 'con', contactTokenSchema, keys('CONTACT_KEY_PARAMETER')),
    countOrdersSince: ordersCounter(dynamo, table),
    firstOrderSince: firstOrderFinder(dynamo, table),
    ordersPerMinute: Number(setting(world, 'ORDERS_PER_MINUTE')),
    defaultCountry: setting(world, 'DEFAULT_COUNTRY'),
  };
};
