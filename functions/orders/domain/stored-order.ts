import type { Order, OrderEntry, OrderLine, Taxed } from '#functions/orders/domain/order.ts';
import type { StoredEntry, StoredLine, StoredOrder, StoredTaxed } from '#functions/orders/domain/stored-order-shape.ts';
import { isFirstVersion, type RowV1, upcast } from '#functions/orders/domain/stored-order-v1.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

const storeLine = ({ sku, title, quantity, price, tax, rate }: OrderLine): StoredLine => ({
  s: sku,
  t: title,
  n: quantity,
  p: price,
  x: tax,
  r: rate,
});

const storeEntry =
  (placedAt: Instant) =>
  ({ what, by, at, reason, from }: OrderEntry): StoredEntry => ({
    w: what,
    b: by,
    t: Date.parse(at) - Date.parse(placedAt),
    ...(reason !== undefined && { r: reason }),
    ...(from !== undefined && { f: from }),
  });

export const storeOrder = (order: Order): StoredOrder => {
  const { id, total, lines, shipping, history, attempt: _, ...same } = order;
  return {
    pk: id,
    v: 2,
    ...same,
    currency: total.currency,
    total: total.amount,
    lines: lines.map(storeLine),
    ...(shipping && { shipping: { p: shipping.gross, x: shipping.tax, r: shipping.rate } }),
    history: history.map(storeEntry(order.placedAt)),
  };
};

const taxedOf = (gross: number, { x: tax, r: rate }: StoredTaxed): Taxed => ({ rate, net: gross - tax, tax, gross });

const readLine = ({ s: sku, t: title, n: quantity, p: price, ...tax }: StoredLine): OrderLine => ({
  sku,
  title,
  quantity,
  price,
  ...taxedOf(price * quantity, tax),
});

const readHistory = ({ placedAt, history }: StoredOrder): OrderEntry[] =>
  history.map(({ w: what, b: by, t, r: reason, f: from }, index) => ({
    sequence: index + 1,
    at: new Date(Date.parse(placedAt) + t).toISOString(),
    by,
    what,
    ...(reason !== undefined && { reason }),
    ...(what === 'Overdue' && { attempt: history.slice(0, index + 1).filter(isOverdue).length }),
    ...(from !== undefined && { from }),
  }));

const isOverdue = ({ w }: StoredEntry): boolean => w === 'Overdue';

const whole = (stored: StoredOrder): Order => {
  const { pk: id, v: _, currency, total, lines, shipping, history, ...same } = stored;
  return {
    id,
    ...same,
    total: { amount: total, currency },
    lines: lines.map(readLine),
    ...(shipping && { shipping: taxedOf(shipping.p, shipping) }),
    attempt: history.filter(isOverdue).length,
    history: readHistory(stored),
  } as Order;
};

type Row = Readonly<Record<string, unknown>>;

/** What is the row's and not the order's. */
const withoutKeys = ({ sk: _sk, version: _version, trace: _trace, shard: _shard, since: _since, ...stored }: Row) =>
  stored as unknown as StoredOrder;

/**
 * An order from its row, of whatever schema version: for the repository, the relay, the auditor and the mends alike.
 * @throws TypeError or RangeError when it is no order's row
 */
export const readOrder = (row: Row): Order =>
  whole(isFirstVersion(row) ? upcast(row as unknown as RowV1) : withoutKeys(row));
