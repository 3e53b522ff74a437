import { eachLine, holdOf } from '#functions/inventory/application/hold.ts';
import type { Act, WriteStock } from '#functions/inventory/application/ports.ts';
import type { OrderLines } from '#functions/inventory/application/reserve-stock.ts';
import { sweepAfter } from '#functions/inventory/application/sweep-after.ts';
import { settleMarker } from '#functions/inventory/domain/commit-stock.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';

type Ports = { readonly writeStock: WriteStock };

/** Turns the markers of a committed order into tombstones; those that are so already stay. */
export const settleMarkers = (ports: Ports, { orderId, lines }: OrderLines, act: Act): Promise<void> => {
  const now = epochSeconds(new Date(act.at));
  return eachLine(lines, async (line) => {
    const { stock } = await ports.writeStock(line.sku, settleMarker(holdOf(orderId, line), now), act);
    await sweepAfter(ports, stock, act);
  });
};
