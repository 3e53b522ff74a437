import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import { lastChange } from '#functions/operations/audit/last-change.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { orderRow, reservationRow } from '#functions/operations/audit/row-names.ts';
import type { Rule } from '#functions/operations/audit/rule.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';

type Wrong = { readonly what: string; readonly likelyCause: string; readonly mend: string };

const linesOf = ({ lines }: Pick<Order | Reservation, 'lines'>): string =>
  fingerprint(lines.map(({ sku, quantity }) => `${sku}*${quantity}`).sort());

const ofConfirmed = (order: Order, reservation: Reservation | undefined): Wrong | undefined => {
  if (reservation === undefined)
    return {
      what: 'CONFIRMED, and nothing is reserved for it.',
      likelyCause: 'OrderConfirmed was not applied by inventory.',
      mend: mend.republish(order.id),
    };
  const isWhole = reservation.status === 'HELD' && reservation.returned === 0;
  if (isWhole && linesOf(reservation) === linesOf(order)) return undefined;
  return {
    what: isWhole
      ? 'CONFIRMED, and other lines are reserved for it than it has.'
      : `CONFIRMED, and its reservation is ${reservation.status} with ${reservation.returned} lines given back.`,
    likelyCause: 'Stock was given back for an order that nobody cancelled, or a row was written past the tasks.',
    mend: mend.cancel(order.id),
  };
};

const ofPending = ({ id }: Order, { status }: Reservation): Wrong => ({
  what: `PENDING, and its reservation is already ${status}.`,
  likelyCause: 'Stock was committed or released before the order was decided, or the order went back in time.',
  mend: mend.cancel(id),
});

const ofUndone = ({ id, status }: Order, reservation: Reservation): Wrong | undefined =>
  reservation.status === 'HELD'
    ? {
        what: `${status}, and its reservation is still HELD.`,
        likelyCause: 'ReleaseStock did not run to its end.',
        mend: mend.releaseStock(id),
      }
    : undefined;

const wrong = (order: Order, reservation: Reservation | undefined): Wrong | undefined => {
  if (order.status === 'CONFIRMED') return ofConfirmed(order, reservation);
  if (reservation === undefined || order.status === 'CANCELLING' || order.status === 'NEEDS_ATTENTION')
    return undefined;
  return order.status === 'PENDING' ? ofPending(order, reservation) : ofUndone(order, reservation);
};

const ofUnknown = ({ orderId }: Reservation): Wrong => ({
  what: `The reservation is HELD, and there is no order ${orderId}.`,
  likelyCause: "The order's row was deleted, or its table was restored from a backup that is older than the order.",
  mend: mend.releaseStock(orderId),
});

const about = (orderId: string, found: Wrong | undefined) =>
  found === undefined ? [] : [{ subject: orderId, rows: [orderRow(orderId), reservationRow(orderId)], ...found }];

export const reservationNotAsOwed: Rule = {
  name: 'reservation-not-as-owed',
  promise: 'A confirmed order has its lines reserved; only a confirmed order, or one that was, has a reservation.',
  check: ({ orders, orderById, reservations, reservationOf }, { settled }) => [
    ...orders.flatMap((order) => {
      const reservation = reservationOf.get(order.id);
      return settled(lastChange(order), reservation?.at) ? about(order.id, wrong(order, reservation)) : [];
    }),
    ...reservations
      .filter(({ orderId, status, at }) => status === 'HELD' && !orderById.has(orderId) && settled(at))
      .flatMap((reservation) => about(reservation.orderId, ofUnknown(reservation))),
  ],
};
