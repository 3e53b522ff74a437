import type { CartView, Change } from '#functions/cart/contract/cart.ts';
import { expiryOf, type Line, type OpenCart, type Seen } from '#functions/cart/domain/cart.ts';
import { quantityOf } from '#functions/cart/domain/parts.ts';
import {
  FIRST_CURRENCY,
  type FindProduct,
  lineTotal,
  type Product,
  shownOf,
  totalOf,
} from '#functions/cart/domain/product.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

type LineView = CartView['lines'][number];
type Block = CartView['checkout']['blockedBy'][number];

const priceChange = ({ price: before }: Seen, now: number | undefined): Change[] => {
  if (now === undefined) return ['not-offered'];
  if (before === undefined) return ['price-new'];
  if (now === before) return [];
  return [now > before ? 'price-up' : 'price-down'];
};

const levelChange = ({ level: before }: Seen, { level }: Product): Change[] => {
  if (level === 'out') return ['out'];
  return level === 'low' && before !== 'low' && before !== 'out' ? ['low'] : [];
};

const changesOf = (seen: Seen, product: Product | undefined, currency: Currency): Change[] =>
  product?.active ? [...priceChange(seen, product.prices[currency]), ...levelChange(seen, product)] : ['retired'];

const viewLine = (line: Line, find: FindProduct, currency: Currency): LineView => {
  const product = find(line.sku);
  const { price, level } = shownOf(product, currency);
  return {
    sku: line.sku,
    title: product?.title ?? line.sku,
    quantity: quantityOf(line.parts),
    price,
    total: lineTotal(line, find, currency),
    seenPrice: line.seen.price,
    availability: level,
    changes: changesOf(line.seen, product, currency),
  };
};

/** Prices that rose since can pass what a number holds, and the cart must be seen all the same to be mended. */
const totalIfSafe = (cart: OpenCart, find: FindProduct, currency: Currency): Money | undefined => {
  try {
    return totalOf(cart.lines, find, currency);
  } catch (error) {
    if (isErrorNamed(error, 'MoneyOverflow')) return undefined;
    throw error;
  }
};

const blocksOf = ({ notices }: OpenCart, lines: readonly LineView[], total: Money | undefined): Block[] => [
  ...(lines.length === 0 ? [{ reason: 'empty' as const }] : []),
  ...lines.flatMap(({ sku, changes }) => changes.map((reason) => ({ reason, sku }))),
  ...notices.map(({ kind, sku }) => ({ reason: kind, sku })),
  ...(total === undefined ? [{ reason: 'total-too-large' as const }] : []),
];

/** A cart at today's prices, with what changed since it was seen; whatever changed stands in the way of checkout. */
export const viewCart = (cart: OpenCart, find: FindProduct): CartView => {
  const currency = cart.currency ?? FIRST_CURRENCY;
  const lines = cart.lines.map((line) => viewLine(line, find, currency));
  const total = totalIfSafe(cart, find, currency);
  const blockedBy = blocksOf(cart, lines, total);
  return {
    id: cart.id,
    version: cart.version,
    currency,
    lines,
    total,
    checkout: { ready: blockedBy.length === 0, blockedBy },
    notices: cart.notices.map((notice) => ({ ...notice, title: find(notice.sku)?.title ?? notice.sku })),
    ...(cart.born > 0 && { expiresAt: new Date(expiryOf(cart) * 1_000).toISOString() }),
  };
};
