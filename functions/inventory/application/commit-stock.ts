import type { Act, LoadReservation, PutReservation, WriteStock } from '#functions/inventory/application/ports.ts';
import type { OrderLines } from '#functions/inventory/application/reserve-stock.ts';
import { settleMarkers } from '#functions/inventory/application/settle-markers.ts';

type Ports = {
  readonly loadReservation: LoadReservation;
  readonly putReservation: PutReservation;
  readonly writeStock: WriteStock;
};

/** The order stands. When the undo was first, the arbiter says RELEASED and there is nothing to do. */
export const commitStock =
  (ports: Ports) =>
  async ({ orderId, lines }: OrderLines, act: Act): Promise<void> => {
    const mine = await ports.putReservation({ orderId, status: 'HELD', lines, returned: 0, at: act.at });
    const status = mine ? 'HELD' : (await ports.loadReservation(orderId))?.status;
    if (status === 'HELD') await settleMarkers(ports, { orderId, lines }, act);
  };
