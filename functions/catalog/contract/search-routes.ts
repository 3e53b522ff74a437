import * as z from 'zod';
import { categoryQuery } from '#functions/catalog/contract/category-query.ts';
import { categoryTreeSchema, searchAnswerSchema } from '#functions/catalog/contract/search.ts';
import { searchQuerySchema } from '#functions/catalog/contract/search-query.ts';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';

export const searchProducts = defineRoute({
  name: 'searchProducts',
  method: 'GET',
  path: '/products/search',
  access: 'public',
  servedBy: 'search',
  summary:
    'Products for sale by words, with what there is to narrow them by. Forgives mistyped words and finds beginnings of words; knows of a change within a minute or two.',
  inLanguages: true,
  query: searchQuerySchema,
  responses: { 200: searchAnswerSchema },
  errors: ['InvalidCursor'],
});

export const getCategories = defineRoute({
  name: 'getCategories',
  method: 'GET',
  path: '/categories',
  access: 'public',
  servedBy: 'search',
  summary: 'The tree of categories that have something for sale, with how much; as old as a search may be.',
  query: z.object({ below: categoryQuery.optional() }),
  responses: { 200: categoryTreeSchema },
  errors: [],
});
