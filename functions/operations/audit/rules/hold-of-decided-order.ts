import type { Stock } from '#functions/inventory/domain/stock.ts';
import { type Hold, holdsOf } from '#functions/operations/audit/holds.ts';
import type { Joined } from '#functions/operations/audit/join.ts';
import { lastChange } from '#functions/operations/audit/last-change.ts';
import { mend } from '#functions/operations/audit/mend.ts';
import { orderRow, stockRow } from '#functions/operations/audit/row-names.ts';
import type { Moment, Rule, Violation } from '#functions/operations/audit/rule.ts';
import type { Order } from '#functions/orders/domain/order.ts';

const UNDECIDED: readonly Order['status'][] = ['PENDING', 'CANCELLING', 'NEEDS_ATTENTION'];

const ofUnknown = ({ sku }: Stock, { key, quantity }: Hold): Violation => ({
  subject: `${sku} ${key}`,
  rows: [stockRow(sku)],
  what: `The marker ${key} holds ${quantity} pieces, and there is no such order.`,
  likelyCause: "The order's row was deleted, or its table was restored from a backup that is older than the order.",
  mend: mend.recount(sku),
});

const ofDecided = ({ sku }: Stock, { quantity }: Hold, { id, status }: Order): Violation => ({
  subject: `${sku} ${id}`,
  rows: [stockRow(sku), orderRow(id)],
  what: `${id} is ${status}, and its marker still holds ${quantity} pieces.`,
  likelyCause:
    status === 'CONFIRMED' ? 'OrderConfirmed was not applied by inventory.' : 'ReleaseStock did not run to its end.',
  mend: status === 'CONFIRMED' ? mend.republish(id) : mend.releaseStock(id),
});

const judge = (stock: Stock, hold: Hold, { orderByMarker }: Joined, { settled }: Moment): Violation[] => {
  const order = orderByMarker.get(hold.key);
  if (order === undefined) return settled(stock.updatedAt) ? [ofUnknown(stock, hold)] : [];
  return !UNDECIDED.includes(order.status) && settled(lastChange(order)) ? [ofDecided(stock, hold, order)] : [];
};

export const holdOfDecidedOrder: Rule = {
  name: 'hold-of-decided-order',
  promise: 'Live markers on stock belong to undecided orders.',
  check: (evidence, moment) =>
    evidence.stock.flatMap((stock) => holdsOf(stock).flatMap((hold) => judge(stock, hold, evidence, moment))),
};
