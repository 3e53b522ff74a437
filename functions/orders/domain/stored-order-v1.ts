import { NO_REASON, operatorReasons } from '#functions/orders/contract/cancel-reasons.ts';
import type { Cancellation, OrderId, What } from '#functions/orders/domain/order.ts';
import type { StoredOrder } from '#functions/orders/domain/stored-order-shape.ts';
import { taxed } from '#functions/orders/domain/taxed.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

type LineV1 = {
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly price: number;
  readonly tax: number;
  readonly gross: number;
};

type EntryV1 = { readonly what: What; readonly at: Instant; readonly by: string; readonly reason?: string };

/** A row of the first schema: it spelt everything out, knew no rates, and kept as a reason whatever a person had written. */
export type RowV1 = {
  readonly id: OrderId;
  readonly owner: string;
  readonly placedAt: Instant;
  readonly status: StoredOrder['status'];
  readonly total: Money;
  readonly lines: readonly LineV1[];
  readonly paymentMethod: string;
  readonly request: string;
  readonly cart?: { readonly id: string; readonly version: number };
  readonly history: readonly EntryV1[];
  readonly cancellation?: Cancellation;
  readonly problem?: string;
};

export const isFirstVersion = (row: Readonly<Record<string, unknown>>): boolean => row.v === undefined || row.v === 1;

/** All that there were. */
const RATES = [2000, 700, 0];

const upcastLine =
  ({ currency }: Money) =>
  ({ sku, title, quantity, price, tax, gross }: LineV1): StoredOrder['lines'][number] => ({
    s: sku,
    t: title,
    n: quantity,
    p: price,
    x: tax,
    r: RATES.find((rate) => taxed(gross, rate, currency).tax === tax) ?? 0,
  });

const CLOSED: readonly string[] = [...operatorReasons, NO_REASON];

/** People's own words are not told any further. */
const inOurWords = ({ cancellation }: RowV1): ((reason: string) => string) => {
  const byPerson = cancellation?.by === 'buyer' || cancellation?.by === 'operator';
  const own = byPerson && !CLOSED.includes(cancellation.reason) ? cancellation.reason : undefined;
  return (reason) => (reason === own ? 'other' : reason);
};

/** A row of version 1 as it would be in version 2. */
export const upcast = (row: RowV1): StoredOrder => {
  const { id, owner, placedAt, status, total, paymentMethod, request, cart, cancellation, problem } = row;
  const say = inOurWords(row);
  return {
    pk: id,
    v: 2,
    owner,
    placedAt,
    status,
    currency: total.currency,
    total: total.amount,
    lines: row.lines.map(upcastLine(total)),
    paymentMethod,
    request,
    ...(cart && { cart }),
    history: row.history.map(({ what, at, by, reason }) => ({
      w: what,
      b: by,
      t: Date.parse(at) - Date.parse(placedAt),
      ...(reason !== undefined && { r: say(reason) }),
    })),
    ...(cancellation && { cancellation: { ...cancellation, reason: say(cancellation.reason) } }),
    ...(problem !== undefined && { problem }),
  };
};
