import * as z from 'zod';
import type { ListByStatus, LoadProducts } from '#functions/catalog/application/ports.ts';
import { lineForOperators } from '#functions/catalog/application/views.ts';
import type { ProductLine } from '#functions/catalog/contract/product-views.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import { type CursorScope, readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

type Ports = { readonly listByStatus: ListByStatus; readonly loadProducts: LoadProducts };

type Wanted = { readonly status: Product['status']; readonly limit: number; readonly cursor?: string | undefined };

const placeSchema = z.strictObject({ id: z.string().min(1).max(64), key: z.string().min(1).max(128) });

const scopeOf = (status: Product['status']): CursorScope => ['listProductsForOperators', status];

/**
 * One more than asked for is looked up, to know whether there is a next page. What has changed its status since the index
 * heard of it is left out. @throws InvalidCursor
 */
export const listForOperators =
  ({ listByStatus, loadProducts }: Ports) =>
  async ({ status, limit, cursor }: Wanted): Promise<{ items: ProductLine[]; nextCursor?: string }> => {
    const after = cursor === undefined ? undefined : readCursor(scopeOf(status), placeSchema, cursor);
    const listed = await listByStatus({ status, limit: limit + 1, after });
    const asked = listed.slice(0, limit);
    const last = asked.at(-1);
    const products = await loadProducts(asked.map(({ id }) => id));
    const byId = new Map(products.map((product) => [product.id as string, product]));
    const items = asked.flatMap(({ id }) => {
      const product = byId.get(id);
      return product?.status === status ? [lineForOperators(product)] : [];
    });
    return { items, ...(last && listed.length > limit && { nextCursor: writeCursor(scopeOf(status), last) }) };
  };
