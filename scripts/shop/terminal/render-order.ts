import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import type { Order, OrderStatus, TimelineEntry } from '#scripts/shop/orders/order-view.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

const COLOURS = {
  PENDING: 'cyan',
  CONFIRMED: 'green',
  CANCELLING: 'yellow',
  REJECTED: 'red',
  CANCELLED: 'yellow',
  NEEDS_ATTENTION: 'magenta',
} as const satisfies Record<OrderStatus, keyof Paint>;

/** With the reason, and behind it what is in the way of an undo. */
export const renderStatus = (
  paint: Paint,
  { status, reason, problem }: Pick<Order, 'status' | 'reason' | 'problem'>,
): string => {
  const why = [reason, problem].filter((one) => one !== undefined).map(plain);
  return paint[COLOURS[status]](why.length === 0 ? status : `${status} (${why.join(': ')})`);
};

export const renderLines = ({ lines, shipping, total: { currency } }: Order): string[] => {
  const goodsRows = lines.map(({ sku, title, quantity, gross }) => [
    `${quantity} ×`,
    sku,
    formatMoney(money(gross, currency)),
    plain(title),
  ]);
  const parcel = shipping ? [['', 'shipping', formatMoney(money(shipping.amount, currency)), '']] : [];
  return table([...goodsRows, ...parcel], '  ');
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(2)} s`;

/** An entry with the time since the order was placed. */
export const renderEntry = (paint: Paint, placedAt: string, { what, at, by, reason }: TimelineEntry): string => {
  const since = seconds(Date.parse(at) - Date.parse(placedAt)).padStart(9);
  const why = reason === undefined ? '' : `: ${plain(reason)}`;
  return `  ${paint.dim(since)}  ${what} ${paint.dim(`by ${plain(by)}`)}${why}`;
};

export const renderHeading = (paint: Paint, { id, total }: Order): string => `${paint.bold(id)}  ${formatMoney(total)}`;

const MAX_LINES_SHOWN = 3;

const goods = ({ lines }: Order): string => {
  const shown = lines.slice(0, MAX_LINES_SHOWN).map(({ quantity, sku }) => `${quantity} × ${sku}`);
  return [...shown, ...(lines.length > MAX_LINES_SHOWN ? [`${lines.length - MAX_LINES_SHOWN} more`] : [])].join(', ');
};

/** Orders, one a line. */
export const renderOrders = (paint: Paint, orders: readonly Order[]): string[] =>
  table(
    orders.map((order) => [
      order.id,
      order.placedAt.slice(0, 19).replace('T', ' '),
      renderStatus(paint, order),
      formatMoney(order.total),
      goods(order),
    ]),
  );
