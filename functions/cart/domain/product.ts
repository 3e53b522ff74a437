import type { Availability } from '#functions/cart/contract/cart.ts';
import type { Line, OpenCart, Seen } from '#functions/cart/domain/cart.ts';
import { quantityOf } from '#functions/cart/domain/parts.ts';
import { CurrencyNotOffered, ProductRetired, UnknownProduct } from '#functions/catalog/contract/errors.ts';
import { sum } from '#functions/shared/kernel/money/arithmetic.ts';
import { type Currency, isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { money } from '#functions/shared/kernel/money/money.ts';

/** What the cart keeps of a product: its own copy, from events. */
export type Product = {
  readonly sku: string;
  readonly title: string;
  readonly active: boolean;
  /** Currency → minor units, with tax. */
  readonly prices: Readonly<Record<string, number>>;
  readonly level: Availability;
};

export type FindProduct = (sku: string) => Product | undefined;

/** Of a cart that has none yet, unless its first product is not offered in it. */
export const FIRST_CURRENCY: Currency = 'EUR';

export const firstCurrencyOf = (product: Product | undefined): Currency => {
  const offered = Object.keys(product?.prices ?? {}).filter(isCurrency);
  return offered.includes(FIRST_CURRENCY) ? FIRST_CURRENCY : (offered.sort()[0] ?? FIRST_CURRENCY);
};

/** What a line shows of it: of what is not for sale, that none can be had, and no price. */
export const shownOf = (product: Product | undefined, currency: Currency): Seen =>
  product?.active ? { price: product.prices[currency], level: product.level } : { level: 'out' };

const notOffered = ({ sku, prices }: Product, currency: Currency): Error =>
  new CurrencyNotOffered(`${sku} has no price in ${currency}.`, { sku, offered: Object.keys(prices).sort() });

/** What a buyer is shown of it now. @throws UnknownProduct, ProductRetired, CurrencyNotOffered */
export const offerOf = (sku: string, product: Product | undefined, currency: Currency): Seen => {
  if (product === undefined) throw new UnknownProduct(`${sku} is not known.`, { sku });
  if (!product.active) throw new ProductRetired(`${sku} is no longer for sale.`, { sku });
  const price = product.prices[currency];
  if (price === undefined) throw notOffered(product, currency);
  return { price, level: product.level };
};

/** What can be bought of a line, in minor units; undefined when nothing can. */
export const lineTotal = ({ sku, parts }: Line, find: FindProduct, currency: Currency): number | undefined => {
  const { price } = shownOf(find(sku), currency);
  return price === undefined ? undefined : price * quantityOf(parts);
};

/** @throws MoneyOverflow */
export const totalOf = (lines: readonly Line[], find: FindProduct, currency: Currency) =>
  sum(
    lines.map((line) => money(lineTotal(line, find, currency) ?? 0, currency)),
    currency,
  );

/** @throws MoneyOverflow when nobody could tell what it costs */
export const payable = (cart: OpenCart, find: FindProduct): OpenCart => {
  totalOf(cart.lines, find, cart.currency ?? FIRST_CURRENCY);
  return cart;
};
