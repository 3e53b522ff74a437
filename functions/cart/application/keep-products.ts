import type { KeepProduct, RetireProduct } from '#functions/cart/application/ports.ts';
import type { Product } from '#functions/catalog/contract/product.ts';

const TITLE_LENGTH = 60;

const shorten = (title: string): string =>
  title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH - 1)}…` : title;

/** A replica: each SKU's row is written if the event is newer than what it was written from. */
export const keepProduct =
  ({ keepProduct: keep }: { readonly keepProduct: KeepProduct }) =>
  async ({ id: productId, title, variants }: Product, sequence: number): Promise<void> => {
    for (const { sku, prices, status, title: variant } of variants) {
      const name = shorten(variant === undefined ? title : `${title}, ${variant}`);
      await keep({ sku, productId, title: name, prices, active: status === 'active' }, sequence);
    }
  };

export const retireProduct =
  ({ retireProduct: retire }: { readonly retireProduct: RetireProduct }) =>
  async (productId: string, skus: readonly string[], sequence: number): Promise<void> => {
    for (const sku of skus) await retire(sku, productId, sequence);
  };
