import { listingOf } from '#functions/catalog/adapters/listing.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import { PRODUCT } from '#functions/catalog/domain/to-events.ts';

const SCHEMA_VERSION = 1;

export type Key = { readonly pk: string; readonly sk: string };

export const productKey = (id: string): Key => ({ pk: id, sk: PRODUCT });

export const skuKey = (sku: string): Key => ({ pk: `sku#${sku}`, sk: 'sku' });

export const toRow = (product: Product): Record<string, unknown> => ({
  ...productKey(product.id),
  v: SCHEMA_VERSION,
  ...product,
  ...listingOf(product),
});

/** There is only version 1 yet; the next one upcasts here. */
export const fromRow = (row: Record<string, unknown>): Product => {
  const { pk, sk, v, listing, listingKey, categoryRoot, categoryKey, ...product } = row;
  return product as Product;
};

export const toSkuRow = (sku: string, productId: string): Record<string, unknown> => ({
  ...skuKey(sku),
  v: SCHEMA_VERSION,
  sku,
  productId,
});
