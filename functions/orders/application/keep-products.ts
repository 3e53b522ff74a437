import type { Product } from '#functions/catalog/contract/product.ts';
import type { KeepProduct, RetireProduct } from '#functions/orders/application/ports.ts';

/** A replica: each SKU's row is written if the event is newer than what it was written from. */
export const keepProduct =
  ({ keepProduct: keep }: { readonly keepProduct: KeepProduct }) =>
  async ({ id, title, taxCategory, variants }: Product, sequence: number): Promise<void> => {
    for (const { sku, prices, status, title: variant } of variants) {
      const name = variant === undefined ? title : `${title}, ${variant}`;
      await keep({ sku, title: name, taxCategory, prices, active: status === 'active' }, id, sequence);
    }
  };

export const retireProduct =
  ({ retireProduct: retire }: { readonly retireProduct: RetireProduct }) =>
  async (productId: string, skus: readonly string[], sequence: number): Promise<void> => {
    for (const sku of skus) await retire(sku, productId, sequence);
  };
