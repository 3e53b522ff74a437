import * as z from 'zod';
import { bulkEditsSchema, bulkResultsSchema } from '#functions/catalog/contract/bulk.ts';
import { priceChangeRoutes } from '#functions/catalog/contract/price-change-routes.ts';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import {
  pricesInputSchema,
  productInputSchema,
  productPatchSchema,
  productToImportSchema,
} from '#functions/catalog/contract/product-input.ts';
import { productForOperatorsSchema, productLinesSchema } from '#functions/catalog/contract/product-views.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

/** Any text, so that an unknown product is answered as unknown and not as a malformed request. */
export const productParams = z.object({ productId: z.string().min(1).max(64) });

/** A name that the product has elsewhere; no character in it needs escaping in a path. */
export const externalIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/);

const answer = { 200: productForOperatorsSchema } as const;
const editErrors = [
  'ProductNotFound',
  'StaleVersion',
  'ProductAlreadyRetired',
  'SkuTaken',
  'ProductTooLarge',
  'LanguageRepeated',
  'ConcurrentChange',
];

export const createProduct = defineRoute({
  name: 'createProduct',
  method: 'POST',
  path: '/admin/products',
  access: 'admin',
  summary: 'Adds a product, as a draft unless it is to be published at once.',
  idempotent: true,
  body: productToImportSchema,
  responses: { 201: productForOperatorsSchema },
  errors: ['SkuTaken', 'ProductTooLarge', 'LanguageRepeated', 'ConcurrentChange', 'IdempotencyKeyReused'],
});

export const importProduct = defineRoute({
  name: 'importProduct',
  method: 'PUT',
  path: '/admin/products/by-external-id/{externalId}',
  access: 'admin',
  summary:
    'Makes the product of a foreign catalogue be as given. Repeatable: with nothing to change it writes nothing and answers `bazaar-unchanged: true`. Takes no If-Match, since the foreign catalogue decides, whatever was edited here.',
  params: z.object({ externalId: externalIdSchema }),
  body: productToImportSchema,
  responses: { 200: productForOperatorsSchema, 201: productForOperatorsSchema },
  errors: ['ProductAlreadyRetired', 'SkuTaken', 'ProductTooLarge', 'LanguageRepeated', 'ConcurrentChange'],
});

export const replaceProduct = defineRoute({
  name: 'replaceProduct',
  method: 'PUT',
  path: '/admin/products/{productId}',
  access: 'admin',
  summary: 'Rewrites a product. Variants that are not given are retired.',
  ifMatch: true,
  params: productParams,
  body: productInputSchema,
  responses: answer,
  errors: editErrors,
});

export const editProduct = defineRoute({
  name: 'editProduct',
  method: 'PATCH',
  path: '/admin/products/{productId}',
  access: 'admin',
  summary: 'Changes the given fields of a product. With `variants`, those that are not given are retired.',
  ifMatch: true,
  params: productParams,
  body: productPatchSchema,
  responses: answer,
  errors: editErrors,
});

export const bulkEditProducts = defineRoute({
  name: 'bulkEditProducts',
  method: 'POST',
  path: '/admin/products/bulk',
  access: 'admin',
  summary:
    'Edits up to 100 products, each as if alone and on the version that it was made on: some may be refused while others are done. Safe to repeat.',
  body: bulkEditsSchema,
  responses: { 200: bulkResultsSchema },
  errors: [],
});

export const setVariantPrices = defineRoute({
  name: 'setVariantPrices',
  method: 'PUT',
  path: '/admin/products/{productId}/variants/{sku}/prices',
  access: 'admin',
  summary: 'Sets all prices of one variant, from now on.',
  ifMatch: true,
  params: productParams.extend({ sku: skuSchema }),
  body: pricesInputSchema,
  responses: answer,
  errors: [...editErrors, 'VariantNotFound'],
});

export const publishProduct = defineRoute({
  name: 'publishProduct',
  method: 'POST',
  path: '/admin/products/{productId}/publish',
  access: 'admin',
  summary: 'Puts a product on sale; a retired one comes back. Asks for a state, so it may be repeated.',
  params: productParams,
  responses: answer,
  errors: ['ProductNotFound', 'ConcurrentChange'],
});

export const retireProduct = defineRoute({
  name: 'retireProduct',
  method: 'POST',
  path: '/admin/products/{productId}/retire',
  access: 'admin',
  summary: 'Takes a product off sale. Asks for a state, so it may be repeated.',
  params: productParams,
  responses: answer,
  errors: ['ProductNotFound', 'ConcurrentChange'],
});

export const getProductForOperators = defineRoute({
  name: 'getProductForOperators',
  method: 'GET',
  path: '/admin/products/{productId}',
  access: 'admin',
  summary: 'A product in any state.',
  params: productParams,
  responses: answer,
  errors: ['ProductNotFound'],
});

export const listProductsForOperators = defineRoute({
  name: 'listProductsForOperators',
  method: 'GET',
  path: '/admin/products',
  access: 'admin',
  summary:
    'Products of one status, those that came to it last first: drafts by when they were made. A page may hold fewer than `limit`.',
  query: z.object({
    status: productForOperatorsSchema.shape.status.default('draft'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().min(1).max(2_000).optional().describe('`nextCursor` of the page before'),
  }),
  responses: { 200: productLinesSchema },
  errors: ['InvalidCursor'],
});

export const operatorRoutes = [
  createProduct,
  importProduct,
  replaceProduct,
  editProduct,
  bulkEditProducts,
  setVariantPrices,
  publishProduct,
  retireProduct,
  getProductForOperators,
  listProductsForOperators,
  ...priceChangeRoutes,
] as const;
