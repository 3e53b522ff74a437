import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createSigner, type SigningClients } from '#functions/shared/runtime/signing/signer.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';
import { claimFinder, claimKeeper } from '#functions/shipping/adapters/claim-repository.ts';
import { productFinder, productKeeper, productRetirer } from '#functions/shipping/adapters/product-repository.ts';
import { quoteKeeper, quoteLoader, quoteSaver } from '#functions/shipping/adapters/quote-repository.ts';
import type { Lifetime } from '#functions/shipping/domain/quote.ts';

type Dynamo = { readonly dynamo: DynamoDBDocumentClient };

export type ApiClients = Dynamo & SigningClients;

const tableOf = (world: World): string => setting(world, 'SHIPPING_TABLE');

const lifetimeOf = (world: World): Lifetime => ({
  lasts: Number(setting(world, 'QUOTE_LASTS_SECONDS')),
  kept: Number(setting(world, 'QUOTE_KEPT_SECONDS')),
});

export const apiDependencies = (world: World, { dynamo, ...keys }: ApiClients) => ({
  now: world.now,
  lifetime: lifetimeOf(world),
  loadQuote: quoteLoader(dynamo, tableOf(world)),
  saveQuote: quoteSaver(dynamo, tableOf(world)),
  findClaim: claimFinder(dynamo, tableOf(world)),
  findProducts: productFinder(dynamo, tableOf(world)),
  signQuote: createSigner(world, 'quo', keys),
});

export const inboxDependencies = (world: World, { dynamo }: Dynamo) => ({
  keepClaim: claimKeeper(dynamo, tableOf(world)),
  keepQuote: quoteKeeper(dynamo, tableOf(world)),
  keepProduct: productKeeper(dynamo, tableOf(world)),
  retireProduct: productRetirer(dynamo, tableOf(world)),
});
