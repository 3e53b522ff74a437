import { CurrencyNotOffered, ProductRetired, UnknownProduct } from '#functions/catalog/contract/errors.ts';
import { multiply, sum } from '#functions/shared/kernel/money/arithmetic.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { type Money, money } from '#functions/shared/kernel/money/money.ts';

/** What shipping keeps of a product: its own copy, from events. */
export type KnownProduct = {
  readonly sku: string;
  readonly active: boolean;
  readonly prices: Readonly<Record<string, number>>;
  readonly grams?: number | undefined;
};

export type Line = { readonly sku: string; readonly quantity: number };

export type FindProduct = (sku: string) => KnownProduct | undefined;

/** What decides the price of sending: how heavy the goods are, and what they cost with tax. */
export type Parcel = { readonly grams: number; readonly value: Money };

/** Taken for a product whose weight nobody told. */
export const UNKNOWN_WEIGHT_GRAMS = 500;

const forSale = ({ sku }: Line, product: KnownProduct | undefined): KnownProduct => {
  if (product === undefined) throw new UnknownProduct(`${sku} is not known.`, { sku });
  if (!product.active) throw new ProductRetired(`${sku} is no longer for sale.`, { sku });
  return product;
};

const worth = ({ sku, quantity }: Line, { prices }: KnownProduct, currency: Currency): Money => {
  const price = prices[currency];
  if (price === undefined)
    throw new CurrencyNotOffered(`${sku} has no price in ${currency}.`, { sku, offered: Object.keys(prices) });
  return multiply(money(price, currency), quantity);
};

/** @throws UnknownProduct, ProductRetired, CurrencyNotOffered, MoneyOverflow */
export const parcelOf = (lines: readonly Line[], find: FindProduct, currency: Currency): Parcel => {
  const goods = lines.map((line) => ({ line, product: forSale(line, find(line.sku)) }));
  const grams = goods.reduce(
    (total, { line, product }) => total + line.quantity * (product.grams ?? UNKNOWN_WEIGHT_GRAMS),
    0,
  );
  const values = goods.map(({ line, product }) => worth(line, product, currency));
  return { grams, value: sum(values, currency) };
};
