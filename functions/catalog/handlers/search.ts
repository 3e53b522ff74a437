import { tmpdir } from 'node:os';
import type { S3Client } from '@aws-sdk/client-s3';
import { categoriesBelow } from '#functions/catalog/application/categories-below.ts';
import { searchProducts } from '#functions/catalog/application/search-products.ts';
import * as routes from '#functions/catalog/contract/search-routes.ts';
import { chooserOf } from '#functions/catalog/handlers/in-languages.ts';
import { searchDependencies } from '#functions/catalog/search-dependencies.ts';
import { ok } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { bind } from '#functions/shared/runtime/api/bind.ts';
import { objectsClient } from '#functions/shared/runtime/clients/objects.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Clients = { readonly objects: S3Client; readonly folder?: string };

export const create = (world: World, { objects, folder = tmpdir() }: Clients = { objects: objectsClient() }) => {
  const ports = searchDependencies(world, { objects, folder });
  return apiHandler(
    'catalog',
    [
      bind(routes.searchProducts, async ({ query, headers }) =>
        ok(await searchProducts(ports)(query, chooserOf(headers))),
      ),
      bind(routes.getCategories, async ({ query: { below } }) => ok({ items: await categoriesBelow(ports)(below) })),
    ],
    world,
  );
};
