import type { Act, Product, Retired } from '#functions/catalog/domain/product.ts';

/** Off sale; once more the same is no change. A draft may be given up this way too. */
export const retire = (product: Product, { at }: Act): Retired =>
  product.status === 'retired' ? product : { ...product, status: 'retired', retiredAt: at };
