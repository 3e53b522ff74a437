import type { ShownLine } from '#functions/cart/contract/cart.ts';
import { changed, type Line, type OpenCart, type Seen } from '#functions/cart/domain/cart.ts';
import { lineOf } from '#functions/cart/domain/change-lines.ts';
import { FIRST_CURRENCY, type FindProduct, offerOf, type Product, payable } from '#functions/cart/domain/product.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

/** What is still as it was shown, each of price and level by itself; of what was shown twice, as it was shown both times. */
const seenOf = ({ seen }: Line, { prices, level }: Product, currency: Currency, shown: readonly ShownLine[]): Seen => {
  const price = prices[currency];
  return {
    price: shown.every((one) => one.price === price) ? price : seen.price,
    level: shown.every((one) => one.availability === level) ? level : seen.level,
  };
};

const seenNow = (line: Line, find: FindProduct, currency: Currency, all: readonly ShownLine[]): Line => {
  const product = find(line.sku);
  const shown = all.filter(({ sku }) => sku === line.sku);
  if (!product?.active || shown.length === 0) return line;
  const seen = seenOf(line, product, currency, shown);
  const same = line.seen.price === seen.price && line.seen.level === seen.level;
  return same ? line : { ...line, seen };
};

/**
 * The lines take the prices and levels that were shown, as far as they still hold; what changed again was not seen. Notices
 * come and go with the version: whoever saw it saw them, and they are told no more.
 * @throws CartLineNotFound
 */
export const see =
  (shown: readonly ShownLine[]) =>
  (cart: OpenCart, find: FindProduct, at: number): OpenCart => {
    for (const { sku } of shown) lineOf(cart, sku);
    const lines = cart.lines.map((line) => seenNow(line, find, cart.currency ?? FIRST_CURRENCY, shown));
    const same = cart.notices.length === 0 && lines.every((line, index) => line === cart.lines[index]);
    return same ? cart : changed(cart, at, { lines, notices: [] });
  };

/**
 * Who asks for another currency asks for its prices. What is retired stands in nobody's way: it has to go anyhow.
 * @throws CurrencyNotOffered, MoneyOverflow
 */
export const changeCurrency =
  (currency: Currency) =>
  (cart: OpenCart, find: FindProduct, at: number): OpenCart => {
    if (cart.currency === currency) return cart;
    const lines = cart.lines.map((line): Line => {
      const product = find(line.sku);
      const price = product?.active ? offerOf(line.sku, product, currency).price : undefined;
      return { ...line, seen: { ...line.seen, price } };
    });
    return payable(changed(cart, at, { currency, lines }), find);
  };
