import { eachLine, holdOf } from '#functions/inventory/application/hold.ts';
import type {
  Act,
  LoadReservation,
  PutReservation,
  ReturnLines,
  WriteStock,
} from '#functions/inventory/application/ports.ts';
import type { OrderLines } from '#functions/inventory/application/reserve-stock.ts';
import { settleMarkers } from '#functions/inventory/application/settle-markers.ts';
import { sweepAfter } from '#functions/inventory/application/sweep-after.ts';
import { StockBusy } from '#functions/inventory/domain/errors.ts';
import { giveBack, leaveTombstone } from '#functions/inventory/domain/release-stock.ts';
import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Hold } from '#functions/inventory/domain/reserve-stock.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';

type Ports = {
  readonly loadReservation: LoadReservation;
  readonly putReservation: PutReservation;
  readonly returnLines: ReturnLines;
  readonly writeStock: WriteStock;
};

const ATTEMPTS = 3;

/** A transaction takes 100 items: these lines and the reservation. */
const LINES_AT_ONCE = 99;

/** A hold becomes a tombstone and its pieces go back; no hold becomes a tombstone; a tombstone stays. */
const releaseLine = async (ports: Ports, hold: Hold, act: Act): Promise<void> => {
  const { sku, key } = hold;
  const now = epochSeconds(new Date(act.at));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { done, stock } = await ports.writeStock(sku, giveBack(hold, now), act);
    if (done || stock === undefined || stock.markers[key] !== undefined) return sweepAfter(ports, stock, act);
    if ((await ports.writeStock(sku, leaveTombstone(hold, stock, now), act)).done) return;
  }
  throw new StockBusy(`${hold.sku} changes faster than its pieces can be given back.`);
};

/** HELD → RELEASED with all its lines; what a crash of the commit left undone is finished first. */
const releaseHeld = async (ports: Ports, held: Reservation, act: Act): Promise<void> => {
  await settleMarkers(ports, held, act);
  for (let from = held.returned; from < held.lines.length; from += LINES_AT_ONCE)
    await ports.returnLines({ ...held, returned: from }, held.lines.slice(from, from + LINES_AT_ONCE), act);
};

/**
 * Whatever the order holds goes back, once, whether it was committed or not, and nothing can be held for it any more.
 * @throws StockBusy, and whatever a crash in the middle leaves is finished by the next run
 */
export const releaseStock =
  (ports: Ports) =>
  async ({ orderId, lines }: OrderLines, act: Act): Promise<void> => {
    await ports.putReservation({ orderId, status: 'RELEASED', lines, returned: 0, at: act.at });
    const reservation = await ports.loadReservation(orderId);
    if (reservation?.status === 'HELD') return releaseHeld(ports, reservation, act);
    return eachLine(lines, (line) => releaseLine(ports, holdOf(orderId, line), act));
  };
