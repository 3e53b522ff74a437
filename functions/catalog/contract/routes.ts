import * as z from 'zod';
import { categoryQuery } from '#functions/catalog/contract/category-query.ts';
import { importRoutes } from '#functions/catalog/contract/import-routes.ts';
import { operatorRoutes, productParams } from '#functions/catalog/contract/operator-routes.ts';
import { skuSchema } from '#functions/catalog/contract/product.ts';
import { productPageSchema, publicProductSchema } from '#functions/catalog/contract/product-views.ts';
import { getCategories, searchProducts } from '#functions/catalog/contract/search-routes.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

export * from '#functions/catalog/contract/import-routes.ts';
export * from '#functions/catalog/contract/operator-routes.ts';
export * from '#functions/catalog/contract/price-change-routes.ts';
export * from '#functions/catalog/contract/search-routes.ts';

export const getProduct = defineRoute({
  name: 'getProduct',
  method: 'GET',
  path: '/products/{productId}',
  access: 'public',
  summary: 'A product that is or was for sale.',
  inLanguages: true,
  params: productParams,
  responses: { 200: publicProductSchema },
  errors: ['ProductNotFound'],
});

export const listProducts = defineRoute({
  name: 'listProducts',
  method: 'GET',
  path: '/products',
  access: 'public',
  summary:
    'Products for sale, the newest first; within a category, one subcategory after the other. A page may hold fewer than `limit`.',
  inLanguages: true,
  query: z
    .object({
      category: categoryQuery.optional(),
      sku: skuSchema.optional().describe('The product that has this SKU for sale, alone'),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: z.string().min(1).max(2_000).optional().describe('`nextCursor` of the page before'),
    })
    .refine(({ sku, category, cursor }) => sku === undefined || (category ?? cursor) === undefined, {
      path: ['sku'],
      message: 'goes with neither category nor cursor',
    }),
  responses: { 200: productPageSchema },
  errors: ['InvalidCursor'],
});

export const catalogRoutes = [
  ...operatorRoutes,
  ...importRoutes,
  getProduct,
  listProducts,
  searchProducts,
  getCategories,
] as const;
