import { CurrencyNotOffered, PriceChanged, ProductRetired, UnknownProduct } from '#functions/orders/domain/errors.ts';
import type { OrderLine } from '#functions/orders/domain/order.ts';
import { type TaxCategory, taxRateOf } from '#functions/orders/domain/tax-rates.ts';
import { assertCurrency, multiply, sum } from '#functions/shared/kernel/money/arithmetic.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { type Money, money } from '#functions/shared/kernel/money/money.ts';
import { splitTax } from '#functions/shared/kernel/money/split-tax.ts';

/** What orders keeps of a product: its own copy, from events. */
export type PricedProduct = {
  readonly sku: string;
  readonly title: string;
  readonly taxCategory: TaxCategory;
  readonly active: boolean;
  readonly prices: Readonly<Record<string, number>>;
};

export type Wanted = { readonly sku: string; readonly quantity: number };

export type FindProduct = (sku: string) => PricedProduct | undefined;

/** Two lines of one SKU are one line. */
export const mergeLines = (lines: readonly Wanted[]): Wanted[] => {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }));
};

const TITLE_LENGTH = 60;

const shorten = (title: string): string =>
  title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH - 1)}…` : title;

const priceLine = ({ sku, quantity }: Wanted, product: PricedProduct | undefined, currency: Currency): OrderLine => {
  if (product === undefined) throw new UnknownProduct(`${sku} is not known.`, { sku });
  if (!product.active) throw new ProductRetired(`${sku} is no longer for sale.`, { sku });
  const price = product.prices[currency];
  if (price === undefined)
    throw new CurrencyNotOffered(`${sku} has no price in ${currency}.`, { sku, offered: Object.keys(product.prices) });
  const gross = multiply(money(price, currency), quantity);
  const { net, tax } = splitTax(gross, taxRateOf(product.taxCategory));
  return { sku, title: shorten(product.title), quantity, price, net: net.amount, tax: tax.amount, gross: gross.amount };
};

/** @throws UnknownProduct, ProductRetired, CurrencyNotOffered, MoneyOverflow */
export const priceLines = (wanted: readonly Wanted[], find: FindProduct, currency: Currency): OrderLine[] =>
  mergeLines(wanted).map((line) => priceLine(line, find(line.sku), currency));

export const totalOf = (lines: readonly OrderLine[], currency: Currency): Money =>
  sum(
    lines.map(({ gross }) => money(gross, currency)),
    currency,
  );

/** The buyer pays what the buyer saw, or is asked again. @throws CurrencyMismatch, PriceChanged */
export const assertExpected = (total: Money, expected: Money): void => {
  assertCurrency(total.currency, expected);
  if (total.amount !== expected.amount)
    throw new PriceChanged(`The total is ${total.amount}, not ${expected.amount}.`, { total, expectedTotal: expected });
};
