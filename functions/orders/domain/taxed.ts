import type { OrderLine, Taxed } from '#functions/orders/domain/order.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import { splitTax } from '#functions/shared/kernel/money/split-tax.ts';

/** @param gross in minor units, @param rate in basis points */
export const taxed = (gross: number, rate: number, currency: Currency): Taxed => {
  const { net, tax } = splitTax(money(gross, currency), rate);
  return { rate, net: net.amount, tax: tax.amount, gross };
};

type Priced = { readonly lines: readonly OrderLine[]; readonly shipping?: Taxed };

type TaxOfRate = Omit<Taxed, 'gross'>;

/** What an order bears at each rate, the highest first; the parts add up to its total. */
export const taxesOf = ({ lines, shipping }: Priced): TaxOfRate[] => {
  const parts = shipping === undefined ? lines : [...lines, shipping];
  return [...Map.groupBy(parts, ({ rate }) => rate)]
    .map(([rate, all]) => ({
      rate,
      net: all.reduce((sum, { net }) => sum + net, 0),
      tax: all.reduce((sum, { tax }) => sum + tax, 0),
    }))
    .sort((a, b) => b.rate - a.rate);
};
