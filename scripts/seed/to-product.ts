import { sum } from '#functions/shared/kernel/money/arithmetic.ts';
import { parseDecimal } from '#functions/shared/kernel/money/decimal.ts';
import type { Money } from '#functions/shared/kernel/money/money.ts';
import { listPrices } from '#scripts/seed/price-list.ts';
import type { KeyedProduct } from '#scripts/seed/seed-product.ts';
import type { Sketch } from '#scripts/seed/sketch.ts';

type Choice = Readonly<Record<string, string>>;

const DEFAULT_STOCK = 40;

const combinations = (options: Sketch['options'] = {}): Choice[] =>
  Object.entries(options).reduce<Choice[]>(
    (choices, [name, values]) => choices.flatMap((choice) => values.map((value) => ({ ...choice, [name]: value }))),
    [{}],
  );

const skuPart = (value: string): string =>
  value
    .toUpperCase()
    .replace(/[^A-Z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');

const priceOf = ({ price, surcharges = {} }: Sketch, values: readonly string[]): Money =>
  sum(
    [price, ...values.flatMap((value) => surcharges[value] ?? [])].map((text) => parseDecimal(text, 'EUR')),
    'EUR',
  );

const weightOf = ({ grams, extraGrams = {} }: Sketch, values: readonly string[]): number =>
  values.reduce((weight, value) => weight + (extraGrams[value] ?? 0), grams);

const stockOf = ({ stock = DEFAULT_STOCK, scarce = {} }: Sketch, values: readonly string[]): number =>
  Math.min(stock, ...values.map((value) => scarce[value] ?? stock));

const toVariant = (sketch: Sketch, choice: Choice): KeyedProduct['variants'][number] => {
  const values = Object.values(choice);
  return {
    sku: [sketch.code, ...values.map(skuPart)].join('-'),
    ...(values.length > 0 && { title: values.join(' / '), options: { ...choice } }),
    prices: listPrices(priceOf(sketch, values), sketch.currencies),
    weightGrams: weightOf(sketch, values),
    stock: stockOf(sketch, values),
  };
};

/** @param root the widest category, that of the whole file */
export const toProduct = (root: string, sketch: Sketch): KeyedProduct => ({
  externalId: `seed:${sketch.code.toLowerCase()}`,
  title: sketch.title,
  description: sketch.description,
  ...(sketch.translations && { translations: { ...sketch.translations } }),
  category: [root, ...sketch.category],
  brand: sketch.brand,
  taxCategory: sketch.taxCategory ?? 'standard',
  ...(sketch.attributes && { attributes: { ...sketch.attributes } }),
  variants: combinations(sketch.options).map((choice) => toVariant(sketch, choice)),
});
