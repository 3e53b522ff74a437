import { existing } from '#functions/catalog/application/change-product.ts';
import type { LoadProduct } from '#functions/catalog/application/ports.ts';
import { isPublic, type Product } from '#functions/catalog/domain/product.ts';

type Ports = { readonly loadProduct: LoadProduct };

/** @throws ProductNotFound */
export const getProduct =
  ({ loadProduct }: Ports) =>
  async (id: string): Promise<Product> =>
    existing(id, await loadProduct(id));

/** A draft is unknown to the public. @throws ProductNotFound */
export const getPublicProduct =
  ({ loadProduct }: Ports) =>
  async (id: string): Promise<Product> => {
    const product = await loadProduct(id);
    return existing(id, product && isPublic(product) ? product : undefined);
  };
