import { type Changed, type Edited, editingProduct } from '#functions/catalog/application/change-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import type { Prices, ProductInput, ProductPatch } from '#functions/catalog/contract/product-input.ts';
import { patch, replace, setPrices } from '#functions/catalog/domain/edit-product.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

type Of<Change> = Edited & Change;

export const replaceProduct =
  (ports: ChangePorts) =>
  ({ content, ...edited }: Of<{ content: ProductInput }>, trace: Trace): Promise<Changed> =>
    editingProduct(ports)(edited, trace, (product) => replace(product, content));

export const editProduct =
  (ports: ChangePorts) =>
  ({ fields, ...edited }: Of<{ fields: ProductPatch }>, trace: Trace): Promise<Changed> =>
    editingProduct(ports)(edited, trace, (product) => patch(product, fields));

export const setVariantPrices =
  (ports: ChangePorts) =>
  ({ sku, prices, ...edited }: Of<{ sku: string; prices: Prices }>, trace: Trace): Promise<Changed> =>
    editingProduct(ports)(edited, trace, (product) => setPrices(product, sku, prices));
