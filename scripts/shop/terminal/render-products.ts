import { isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import type { Offered } from '#scripts/shop/catalogue/find-products.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

const MAX_PRICES_SHOWN = 3;
const TITLE_LENGTH = 70;

type Variant = Offered['variants'][number];

/** Of a few currencies, and how many more there are. */
export const pricesOf = ({ prices }: Pick<Variant, 'prices'>): string => {
  const texts = Object.entries(prices).flatMap(([code, amount]) =>
    isCurrency(code) ? [formatMoney(money(amount, code))] : [],
  );
  const more = texts.length - MAX_PRICES_SHOWN;
  return [...texts.slice(0, MAX_PRICES_SHOWN), ...(more > 0 ? [`+${more}`] : [])].join('  ');
};

const shorten = (text: string): string => {
  const characters = Array.from(text);
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH - 1).join('')}…` : text;
};

const rowOf = (paint: Paint, { title }: Offered, variant: Variant): string[] => [
  paint.bold(variant.sku),
  pricesOf(variant),
  `${shorten(plain(title))}${variant.title === undefined ? '' : paint.dim(`, ${plain(variant.title)}`)}`,
];

/** What can be ordered, one a line. */
export const renderProducts = (paint: Paint, products: readonly Offered[]): string[] =>
  table(products.flatMap((product) => product.variants.map((variant) => rowOf(paint, product, variant))));
