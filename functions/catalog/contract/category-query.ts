import * as z from 'zod';
import { categoryNames, categoryPathSchema } from '#functions/catalog/contract/product-input.ts';

const isCategoryPath = (path: string): boolean => categoryPathSchema.safeParse(categoryNames(path)).success;

/** `Kitchen>Coffee` in a query. */
export const categoryQuery = z
  .string()
  .max(500)
  .refine(isCategoryPath, 'must be the names of a path, from the widest on, separated by >')
  .meta({ description: 'The path of a category, or its beginning', examples: ['Kitchen>Coffee'] });
