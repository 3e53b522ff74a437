import { Failure } from '#scripts/shop/failure.ts';
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

type Following = {
  readonly order: Order;
  readonly reader: OrderReader;
  /** The ends that count as done. */
  readonly wanted: readonly OrderStatus[];
  readonly timeoutMs: number;
};

/** Whoever has placed an order has to learn its id, also when the connection is lost afterwards. */
const namingTheOrder = (error: unknown, { id }: Order): unknown =>
  error instanceof Failure
    ? new Failure({ ...error.problem, orderId: id, hint: `How it went on: npm run shop -- show ${id}` }, error.retry, {
        cause: error,
      })
    : error;

const follow = async (session: Session, { order, reader, timeoutMs }: Following): Promise<OrderView> => {
  const { say, spinner, paint } = session.terminal;
  const { entries } = await watchOrder(
    {
      ...session,
      progress: () => reader.progress(order.id),
      onEntry: (entry) => say(renderEntry(paint, order.placedAt, entry)),
      onWait: (status, elapsed) => spinner.show(`${status}  ${(elapsed / 1_000).toFixed(0)} s`),
    },
    { reached: isDecided, timeoutMs },
  );
  return { ...(await reader.order(order.id)), timeline: entries };
};

/** Shows an order's timeline until it is decided, then how it ended. @throws Failure that names the order */
export const followOrder = async (session: Session, following: Following): Promise<Outcome & { json: OrderView }> => {
  const { say, note, paint } = session.terminal;
  const order = await follow(session, following).catch((error: unknown) => {
    throw namingTheOrder(error, following.order);
  });
  say(renderStatus(paint, order));
  if (!isDecided(order.status)) note(undecided(order, following.timeoutMs));
  return { json: order, exit: exitFor(order.status, ...following.wanted) };
};
