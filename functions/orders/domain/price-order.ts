import { CurrencyNotOffered, ProductRetired, UnknownProduct } from '#functions/catalog/contract/errors.ts';
import { PriceChanged } from '#functions/orders/domain/errors.ts';
import type { OrderLine, Taxed } from '#functions/orders/domain/order.ts';
import type { TaxCategory, TaxRateOf } from '#functions/orders/domain/tax-rates.ts';
import { taxed } from '#functions/orders/domain/taxed.ts';
import { assertCurrency, multiply, sum } from '#functions/shared/kernel/money/arithmetic.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { type Money, money } from '#functions/shared/kernel/money/money.ts';

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

/** Beside each other on a screen, and in a row that has 1 KB: a character of most scripts has two or three bytes. */
const MOST = { characters: 60, bytes: 96 };
const CUT = '…';

const charactersOf = (title: string): string[] =>
  Array.from(new Intl.Segmenter().segment(title), ({ segment }) => segment);

const shorten = (title: string): string => {
  const all = charactersOf(title);
  if (all.length <= MOST.characters && Buffer.byteLength(title) <= MOST.bytes) return title;
  let kept = '';
  for (const character of all.slice(0, MOST.characters - CUT.length)) {
    if (Buffer.byteLength(kept + character + CUT) > MOST.bytes) break;
    kept += character;
  }
  return kept + CUT;
};

/** In which currency, and what each category bears where it is sent. */
export type Terms = { readonly currency: Currency; readonly taxRateOf: TaxRateOf };

const priceLine = ({ sku, quantity }: Wanted, product: PricedProduct | undefined, terms: Terms): OrderLine => {
  const { currency, taxRateOf } = terms;
  if (product === undefined) throw new UnknownProduct(`${sku} is not known.`, { sku });
  if (!product.active) throw new ProductRetired(`${sku} is no longer for sale.`, { sku });
  const price = product.prices[currency];
  if (price === undefined)
    throw new CurrencyNotOffered(`${sku} has no price in ${currency}.`, { sku, offered: Object.keys(product.prices) });
  const gross = multiply(money(price, currency), quantity).amount;
  return {
    sku,
    title: shorten(product.title),
    quantity,
    price,
    ...taxed(gross, taxRateOf(product.taxCategory), currency),
  };
};

/** @throws UnknownProduct, ProductRetired, CurrencyNotOffered, MoneyOverflow */
export const priceLines = (wanted: readonly Wanted[], find: FindProduct, terms: Terms): OrderLine[] =>
  mergeLines(wanted).map((line) => priceLine(line, find(line.sku), terms));

/** Bears the highest rate among the goods that it brings. @param amount with tax, in minor units */
export const priceShipping = (amount: number, lines: readonly OrderLine[], currency: Currency): Taxed =>
  taxed(amount, Math.max(...lines.map(({ rate }) => rate)), currency);

export const totalOf = (parts: readonly Taxed[], currency: Currency): Money =>
  sum(
    parts.map(({ gross }) => money(gross, currency)),
    currency,
  );

/** The buyer pays what the buyer saw, or is asked again. @throws CurrencyMismatch, PriceChanged */
export const assertExpected = (total: Money, expected: Money): void => {
  assertCurrency(total.currency, expected);
  if (total.amount !== expected.amount)
    throw new PriceChanged(`The total is ${total.amount}, not ${expected.amount}.`, { total, expectedTotal: expected });
};
