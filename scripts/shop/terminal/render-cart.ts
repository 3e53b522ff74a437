import type * as z from 'zod';
import type { cartSchema } from '#functions/cart/contract/cart.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

export type Cart = z.output<typeof cartSchema>;
type Line = Cart['lines'][number];
type Reason = Cart['checkout']['blockedBy'][number]['reason'];

/** In words; the reasons of the contract are for programs. */
export const REASONS = {
  'price-up': 'costs more than when you saw it',
  'price-down': 'costs less than when you saw it',
  'price-new': 'has a price that you have not seen',
  low: 'is nearly sold out',
  out: 'is sold out',
  retired: 'is no longer for sale',
  'not-offered': 'has no price in this currency',
  capped: 'reached as many pieces as a line may have',
  'left-out': 'found no room in the cart',
  empty: 'the cart is empty',
  'total-too-large': 'the total is too large',
} as const satisfies Record<Reason, string>;

/** What looking at it does not mend: the line has to go. */
export const STAYS: readonly Reason[] = ['out', 'retired', 'not-offered', 'empty', 'total-too-large'];

const priceOf = (amount: number | undefined, currency: Currency): string =>
  amount === undefined ? '–' : formatMoney(money(amount, currency));

const seen = ({ seenPrice, changes }: Line, currency: Currency): string =>
  seenPrice !== undefined && changes.some((change) => change.startsWith('price-'))
    ? ` (it was ${priceOf(seenPrice, currency)})`
    : '';

const rowOf = (paint: Paint, line: Line, currency: Currency): string[] => [
  `${line.quantity} ×`,
  paint.bold(line.sku),
  priceOf(line.price, currency),
  priceOf(line.total, currency),
  [
    plain(line.title),
    ...line.changes.map((change) =>
      paint.yellow(`${REASONS[change]}${change.startsWith('price-') ? seen(line, currency) : ''}`),
    ),
  ].join('  '),
];

const renderNotices = (paint: Paint, { notices }: Cart): string[] =>
  notices.map(({ kind, sku, title, quantity }) =>
    paint.yellow(`${quantity} × ${sku} (${plain(title)}) did not come along: it ${REASONS[kind]}`),
  );

export const renderCart = (paint: Paint, cart: Cart): string[] => {
  const { lines, currency, total } = cart;
  if (lines.length === 0) return ['the cart is empty', ...renderNotices(paint, cart)];
  return [
    ...table(lines.map((line) => rowOf(paint, line, currency))),
    ...renderNotices(paint, cart),
    paint.bold(total === undefined ? 'no total' : formatMoney(total)),
  ];
};
