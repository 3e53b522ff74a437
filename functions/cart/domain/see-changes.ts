import { changed, type Line, type OpenCart } from '#functions/cart/domain/cart.ts';
import { FIRST_CURRENCY, type FindProduct, offerOf, payable } from '#functions/cart/domain/product.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

const seenNow = (line: Line, find: FindProduct, currency: Currency): Line => {
  const product = find(line.sku);
  if (!product?.active) return line;
  const price = product.prices[currency];
  const same = line.seen.price === price && line.seen.level === product.level;
  return same ? line : { ...line, seen: { price, level: product.level } };
};

/** The lines take the present prices and levels, and what was told is told no more. */
export const see = (cart: OpenCart, find: FindProduct, at: number): OpenCart => {
  const lines = cart.lines.map((line) => seenNow(line, find, cart.currency ?? FIRST_CURRENCY));
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
