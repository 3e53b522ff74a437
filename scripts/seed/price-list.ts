import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';

/** How a shop prices in one currency: all in minor units. */
type PricePoint = {
  /** Thousandths of a minor unit for a euro cent. */
  readonly perThousandCents: number;
  /** Prices come in steps of this… */
  readonly step: number;
  /** …less this: 10 and 1 give prices that end in 9. */
  readonly below: number;
};

/** The shop's own list, not the day's rates: prices of the seed never move. */
const PRICE_LIST = {
  EUR: { perThousandCents: 1000, step: 1, below: 0 },
  USD: { perThousandCents: 1100, step: 10, below: 1 },
  GBP: { perThousandCents: 860, step: 10, below: 1 },
  SGD: { perThousandCents: 1450, step: 10, below: 1 },
  JPY: { perThousandCents: 1650, step: 10, below: 0 },
  KWD: { perThousandCents: 3400, step: 50, below: 0 },
} as const satisfies Partial<Record<Currency, PricePoint>>;

export type ListCurrency = keyof typeof PRICE_LIST;

export const LIST_CURRENCIES: readonly ListCurrency[] = ['EUR', 'USD', 'GBP', 'SGD', 'JPY', 'KWD'];

const priceIn = (euros: Money, { perThousandCents, step, below }: PricePoint): number =>
  Math.max(1, Math.round((euros.amount * perThousandCents) / (1000 * step))) * step - below;

/** Minor units by currency, for a price in euros. */
export const listPrices = (
  euros: Money,
  currencies: readonly ListCurrency[] = LIST_CURRENCIES,
): Partial<Record<ListCurrency, number>> =>
  Object.fromEntries(currencies.map((currency) => [currency, priceIn(euros, PRICE_LIST[currency])]));
