import { bulkEditProducts } from '#functions/catalog/application/bulk-edit-products.ts';
import { createProduct } from '#functions/catalog/application/create-product.ts';
import { editProduct, replaceProduct, setVariantPrices } from '#functions/catalog/application/edit-product.ts';
import { getProduct, getPublicProduct } from '#functions/catalog/application/get-product.ts';
import { importProduct } from '#functions/catalog/application/import-product.ts';
import { listForOperators } from '#functions/catalog/application/list-for-operators.ts';
import { listProductOfSku, listProducts } from '#functions/catalog/application/list-products.ts';
import { publishProduct, retireProduct } from '#functions/catalog/application/publish-product.ts';
import { forBuyers, forOperators } from '#functions/catalog/application/views.ts';
import * as routes from '#functions/catalog/contract/routes.ts';
import { type Clients, catalogDependencies } from '#functions/catalog/dependencies.ts';
import { changedAnswer, createdAnswer, importedAnswer } from '#functions/catalog/handlers/answer-change.ts';
import { bindImports } from '#functions/catalog/handlers/bind-imports.ts';
import { chooserOf, headersOfShown } from '#functions/catalog/handlers/in-languages.ts';
import { priceChangeBindings } from '#functions/catalog/handlers/price-change-bindings.ts';
import { importsDependencies } from '#functions/catalog/import-dependencies.ts';
import { etag, ok } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { linkSigner, type SignLink } from '#functions/shared/runtime/clients/sign-link.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Ports = ReturnType<typeof catalogDependencies>;

const writingRoutes = (ports: Ports): Binding[] => [
  bind(routes.createProduct, async ({ body, principal, idempotencyKey, trace }) =>
    createdAnswer(await createProduct(ports)({ by: principal.sub, idempotencyKey, body }, trace)),
  ),
  bind(routes.importProduct, async ({ params: { externalId }, body, trace }) =>
    importedAnswer(await importProduct(ports)({ externalId, body }, trace)),
  ),
  bind(routes.replaceProduct, async ({ params: { productId }, version, body, trace }) =>
    changedAnswer(await replaceProduct(ports)({ productId, version, content: body }, trace)),
  ),
  bind(routes.editProduct, async ({ params: { productId }, version, body, trace }) =>
    changedAnswer(await editProduct(ports)({ productId, version, fields: body }, trace)),
  ),
  bind(routes.bulkEditProducts, async ({ body: { edits }, trace }) =>
    ok({ results: await bulkEditProducts(ports)(edits, trace) }),
  ),
  bind(routes.setVariantPrices, async ({ params, version, body, trace }) =>
    changedAnswer(await setVariantPrices(ports)({ ...params, version, prices: body }, trace)),
  ),
  bind(routes.publishProduct, async ({ params: { productId }, trace }) =>
    changedAnswer(await publishProduct(ports)(productId, trace)),
  ),
  bind(routes.retireProduct, async ({ params: { productId }, trace }) =>
    changedAnswer(await retireProduct(ports)(productId, trace)),
  ),
];

const readingRoutes = (ports: Ports): Binding[] => [
  bind(routes.getProductForOperators, async ({ params: { productId } }) => {
    const product = await getProduct(ports)(productId);
    return ok(forOperators(product), etag(product.version));
  }),
  bind(routes.listProductsForOperators, async ({ query }) => ok(await listForOperators(ports)(query))),
  bind(routes.getProduct, async ({ params: { productId }, headers }) => {
    const product = await getPublicProduct(ports)(productId);
    const shown = forBuyers(product, chooserOf(headers));
    return ok(shown, headersOfShown(product.version, shown));
  }),
  bind(routes.listProducts, async ({ query: { sku, ...listing }, headers }) => {
    const choose = chooserOf(headers);
    return ok(await (sku === undefined ? listProducts(ports)(listing, choose) : listProductOfSku(ports)(sku, choose)));
  }),
];

type ApiClients = Clients & { readonly signLink?: SignLink };

export const create = (
  world: World,
  { dynamo, signLink = linkSigner(world, dynamo) }: ApiClients = { dynamo: documentClient() },
) => {
  const ports = catalogDependencies(world, { dynamo });
  const imports = bindImports(importsDependencies(world, { dynamo, signLink }));
  return apiHandler(
    'catalog',
    [...writingRoutes(ports), ...readingRoutes(ports), ...priceChangeBindings(ports), ...imports],
    world,
  );
};
