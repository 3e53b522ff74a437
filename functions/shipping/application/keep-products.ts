import type { Product } from '#functions/catalog/contract/product.ts';
import type { KeepProduct, RetireProduct } from '#functions/shipping/application/ports.ts';

/** A replica: each SKU's row is written if the event is newer than what it was written from. */
export const keepProduct =
  ({ keepProduct: keep }: { readonly keepProduct: KeepProduct }) =>
  async ({ id, variants }: Product, sequence: number): Promise<void> => {
    for (const { sku, prices, status, weightGrams: grams } of variants)
      await keep({ sku, prices, active: status === 'active', grams }, id, sequence);
  };

export const retireProduct =
  ({ retireProduct: retire }: { readonly retireProduct: RetireProduct }) =>
  async (productId: string, skus: readonly string[], sequence: number): Promise<void> => {
    for (const sku of skus) await retire(sku, productId, sequence);
  };
