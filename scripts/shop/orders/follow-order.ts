import type { ExitCode } from '#scripts/shop/exit-codes.ts';
import { exitFor, isDecided, type Order, type OrderStatus, type OrderView } from '#scripts/shop/orders/order-view.ts';
import type { OrderReader } from '#scripts/shop/orders/read-order.ts';
import { watchOrder } from '#scripts/shop/orders/watch-order.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { Outcome } from '#scripts/shop/shop.ts';
import { renderEntry, renderHeading, renderLines, renderStatus } from '#scripts/shop/terminal/render-order.ts';

export const sayOrder = ({ terminal: { say, paint } }: Session, order: Order): void =>
  say(renderHeading(paint, order), ...renderLines(order));

const undecided = ({ id, status }: Order, timeoutMs: number): string =>
  `still ${status} after ${timeoutMs / 1_000} s; it goes on without us: npm run shop -- show ${id}`;

export type Following = {
  readonly order: Order;
  readonly reader: OrderReader;
  /** The ends that count as done. */
  readonly wanted: readonly OrderStatus[];
  readonly timeoutMs: number;
};

/** Shows an order's timeline until it is decided, then how it ended. */
export const followOrder = async (session: Session, following: Following): Promise<Outcome & { json: OrderView }> => {
  const { order, reader, wanted, timeoutMs } = following;
  const { say, note, spinner, paint } = session.terminal;
  const { entries } = await watchOrder(
    {
      ...session,
      progress: () => reader.progress(order.id),
      onEntry: (entry) => say(renderEntry(paint, order.placedAt, entry)),
      onWait: (status, elapsed) => spinner.show(`${status}  ${(elapsed / 1_000).toFixed(0)} s`),
    },
    { reached: isDecided, timeoutMs },
  );
  const last = await reader.order(order.id);
  say(renderStatus(paint, last.status, last.reason));
  if (!isDecided(last.status)) note(undecided(last, timeoutMs));
  const exit: ExitCode = exitFor(last.status, ...wanted);
  return { json: { ...last, timeline: entries }, exit };
};
