import type { LoadStock } from '#functions/inventory/application/ports.ts';
import { type StockView, viewOf } from '#functions/inventory/application/view-stock.ts';
import { UnknownSku } from '#functions/inventory/domain/errors.ts';

/** @throws UnknownSku */
export const findStock =
  ({ loadStock }: { readonly loadStock: LoadStock }) =>
  async (sku: string): Promise<StockView> => {
    const stock = await loadStock(sku);
    if (stock === undefined) throw new UnknownSku(`${sku} is not known.`);
    return viewOf(stock);
  };
