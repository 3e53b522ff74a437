import type { Act, WriteStock } from '#functions/inventory/application/ports.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { sweep } from '#functions/inventory/domain/sweep.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';

type Ports = { readonly writeStock: WriteStock };

/** A write that could not know the item takes no old marks along; what it answered tells whether to come back. */
export const sweepAfter = async ({ writeStock }: Ports, stock: Stock | undefined, act: Act): Promise<void> => {
  const old = stock && sweep(stock, epochSeconds(new Date(act.at)));
  if (stock && old) await writeStock(stock.sku, old, act);
};
