import * as z from 'zod';
import type {
  FindOwnerOfSku,
  Listed,
  ListPublished,
  LoadProduct,
  LoadProducts,
} from '#functions/catalog/application/ports.ts';
import { summaryOf } from '#functions/catalog/application/views.ts';
import { categoryNames } from '#functions/catalog/contract/product-input.ts';
import type { ProductPage, ProductSummary } from '#functions/catalog/contract/product-views.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import type { ChooseLanguage } from '#functions/shared/runtime/api/accept-language.ts';
import { type CursorScope, readCursor, writeCursor } from '#functions/shared/runtime/api/cursor.ts';

/** An answer of a Lambda takes 6 MB. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;

type Ports = { readonly listPublished: ListPublished; readonly loadProducts: LoadProducts };

export type Listing = {
  readonly category?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

const wellFormed = z
  .string()
  .min(1)
  .refine((text) => text.isWellFormed());

const positionSchema = z.strictObject({ id: wellFormed.max(64), key: wellFormed.max(1_024) });

const scopeOf = (category: string | undefined): CursorScope => ['listProducts', category];

const afterCursor = (category: string | undefined, cursor: string | undefined): Listed | undefined =>
  cursor === undefined ? undefined : readCursor(scopeOf(category), positionSchema, cursor);

const bytesOf = (summary: ProductSummary): number => Buffer.byteLength(JSON.stringify(summary));

type Page = { readonly items: ProductSummary[]; readonly last?: Listed | undefined };

/** In the list's order. What went off sale since it was listed is left out; what does not fit waits for the next page. */
const pageOf = (listed: readonly Listed[], products: readonly Product[], choose: ChooseLanguage): Page => {
  const byId = new Map(products.map((product) => [product.id as string, product]));
  const items: ProductSummary[] = [];
  let bytes = 0;
  for (const [index, { id }] of listed.entries()) {
    const product = byId.get(id);
    if (product?.status !== 'published') continue;
    const summary = summaryOf(product, choose);
    bytes += bytesOf(summary);
    if (bytes > MAX_PAGE_BYTES) return { items, last: listed[index - 1] };
    items.push(summary);
  }
  return { items, last: listed.at(-1) };
};

/** One more than asked for is looked up in the index, to know whether there is a next page. @throws InvalidCursor */
export const listProducts =
  ({ listPublished, loadProducts }: Ports) =>
  async ({ category, limit, cursor }: Listing, choose: ChooseLanguage): Promise<ProductPage> => {
    const after = afterCursor(category, cursor);
    const names = category === undefined ? undefined : categoryNames(category);
    const listed = await listPublished({ category: names, limit: limit + 1, after });
    const asked = listed.slice(0, limit);
    const { items, last } = pageOf(asked, await loadProducts(asked.map(({ id }) => id)), choose);
    const more = last !== undefined && last !== listed.at(-1);
    return { items, ...(more && { nextCursor: writeCursor(scopeOf(category), last) }) };
  };

type SkuPorts = { readonly findOwnerOfSku: FindOwnerOfSku; readonly loadProduct: LoadProduct };

/** The one product that has the SKU for sale, or none. */
export const listProductOfSku =
  ({ findOwnerOfSku, loadProduct }: SkuPorts) =>
  async (sku: string, choose: ChooseLanguage): Promise<ProductPage> => {
    const id = await findOwnerOfSku(sku);
    const product = id === undefined ? undefined : await loadProduct(id);
    if (product?.status !== 'published') return { items: [] };
    const summary = summaryOf(product, choose);
    return { items: summary.variants.some((variant) => variant.sku === sku) ? [summary] : [] };
  };
