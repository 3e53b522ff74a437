import { type Changed, changeProduct } from '#functions/catalog/application/change-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import type { Prices, ProductInput, ProductPatch } from '#functions/catalog/contract/product-input.ts';
import { patch, replace, setPrices } from '#functions/catalog/domain/edit-product.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

type Of<Change> = { readonly productId: string } & Change;

export const replaceProduct =
  (ports: ChangePorts) =>
  ({ productId, content }: Of<{ content: ProductInput }>, trace: Trace): Promise<Changed> =>
    changeProduct(ports)(productId, trace, (product) => replace(product, content));

export const editProduct =
  (ports: ChangePorts) =>
  ({ productId, fields }: Of<{ fields: ProductPatch }>, trace: Trace): Promise<Changed> =>
    changeProduct(ports)(productId, trace, (product) => patch(product, fields));

export const setVariantPrices =
  (ports: ChangePorts) =>
  ({ productId, sku, prices }: Of<{ sku: string; prices: Prices }>, trace: Trace): Promise<Changed> =>
    changeProduct(ports)(productId, trace, (product) => setPrices(product, sku, prices));
