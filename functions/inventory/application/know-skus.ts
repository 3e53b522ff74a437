import { eachLine } from '#functions/inventory/application/hold.ts';
import type { Act, CreateStock } from '#functions/inventory/application/ports.ts';

/** Every published SKU has an item, with nothing in it at first. */
export const knowSkus =
  ({ createStock }: { readonly createStock: CreateStock }) =>
  (variants: readonly { readonly sku: string }[], act: Act): Promise<void> =>
    eachLine(variants, ({ sku }) => createStock(sku, act));
