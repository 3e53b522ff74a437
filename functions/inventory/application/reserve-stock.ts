import { eachLine, holdOf } from '#functions/inventory/application/hold.ts';
import type { Act, WriteStock } from '#functions/inventory/application/ports.ts';
import type { Line } from '#functions/inventory/domain/reservation.ts';
import { type Hold, reserveStock as reserve, whyNotReserved } from '#functions/inventory/domain/reserve-stock.ts';

type Ports = { readonly writeStock: WriteStock };

/** The order to work on, with its lines: one a SKU. */
export type OrderLines = { readonly orderId: string; readonly lines: readonly Line[] };

const reserveLine = async ({ writeStock }: Ports, hold: Hold, act: Act): Promise<void> => {
  const written = await writeStock(hold.sku, reserve(hold), act);
  const refusal = written.done ? undefined : whyNotReserved(written.stock, hold);
  if (refusal !== undefined) throw refusal;
};

/**
 * One conditional update a line. What was held when another line fails is given back by the undo, not here.
 * @throws OutOfStock, OrderAlreadyDecided, StockBusy
 */
export const reserveStock =
  (ports: Ports) =>
  async ({ orderId, lines }: OrderLines, act: Act): Promise<void> =>
    eachLine(lines, (line) => reserveLine(ports, holdOf(orderId, line), act));
