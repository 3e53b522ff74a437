import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import { toDecimal } from '#functions/shared/kernel/money/decimal.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import { clothing } from '#scripts/generate/goods/clothing.ts';
import { electronics } from '#scripts/generate/goods/electronics.ts';
import { food } from '#scripts/generate/goods/food.ts';
import type { Axis, Department, Goods } from '#scripts/generate/goods/goods.ts';
import { home } from '#scripts/generate/goods/home.ts';
import { care, outdoor, toys } from '#scripts/generate/goods/leisure.ts';
import { brandOf, seriesOf } from '#scripts/generate/goods/names.ts';
import { shoes } from '#scripts/generate/goods/shoes.ts';
import { type Random, randomOf } from '#scripts/generate/random.ts';
import { LIST_CURRENCIES, listPrices } from '#scripts/seed/price-list.ts';

/** A variant as the file has it: prices in major units by currency, its options by their names. */
export type GeneratedVariant = {
  readonly sku: string;
  readonly label?: string;
  readonly prices: Readonly<Record<string, string>>;
  readonly grams: number;
  readonly stock: number;
  readonly [option: string]: unknown;
};

/** A product as the file has it: its keys are the columns. */
export type GeneratedProduct = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string;
  readonly category: string;
  readonly tax_category: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly variants: readonly GeneratedVariant[];
  readonly translations: Readonly<Record<string, { readonly title: string }>>;
};

const DEPARTMENTS: readonly Department[] = [clothing, shoes, home, electronics, food, outdoor, toys, care];

type Choice = {
  readonly option: Axis['option'];
  readonly value: string;
  readonly dearer: number;
  readonly heavier: number;
};

const choicesOf = (random: Random, { option, values, count, dearer = 0, heavier = 0 }: Axis): Choice[] =>
  random
    .some(values, random.between(...count))
    .map((value, step) => ({ option, value, dearer: 1 + dearer * step, heavier: 1 + heavier * step }));

/** Half of all things come in one kind only. */
const kindsOf = (random: Random, axes: readonly Axis[]): readonly Axis[] =>
  random.chance(0.5) ? axes.map((axis) => ({ ...axis, count: [1, 1] })) : axes;

const MAX_VARIANTS = 24;

const combinations = (random: Random, axes: readonly Axis[]): Choice[][] =>
  axes
    .map((axis) => choicesOf(random, axis))
    .reduce<Choice[][]>((all, choices) => all.flatMap((one) => choices.map((choice) => [...one, choice])), [[]]);

const codeOf = (value: string): string =>
  value
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '')
    .slice(0, 10);

/** Cheap things are many: even on a logarithmic scale. Ends in 90 cents, or in none. */
const priceOf = (random: Random, [min, max]: Goods['price']): number => {
  const euros = Math.floor(min * (max / min) ** random.next());
  return euros * 100 + (euros < 200 ? 90 : 0);
};

const inAll = (cents: number, sold: readonly (typeof LIST_CURRENCIES)[number][]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(listPrices(money(cents, 'EUR'), sold)).map(([currency, amount]) => [
      currency,
      toDecimal(money(amount, currency as Currency)),
    ]),
  );

const stockOf = (random: Random): number => {
  if (random.chance(0.05)) return 0;
  return random.chance(0.1) ? random.between(1, 4) : random.between(5, 200);
};

const product = <Factor extends 'dearer' | 'heavier'>(choices: readonly Choice[], factor: Factor): number =>
  choices.reduce((all, choice) => all * choice[factor], 1);

const variantsOf = (random: Random, goods: Goods, code: string): GeneratedVariant[] => {
  const price = priceOf(random, goods.price);
  const grams = random.between(...goods.grams);
  const sold = random.chance(0.2) ? (['EUR', ...random.some(LIST_CURRENCIES.slice(1), 2)] as const) : LIST_CURRENCIES;
  return combinations(random, kindsOf(random, goods.axes))
    .slice(0, MAX_VARIANTS)
    .map((choices) => ({
      sku: [code, ...choices.map(({ value }) => codeOf(value))].join('-'),
      label: choices.map(({ value }) => value).join(' / '),
      ...Object.fromEntries(choices.map(({ option, value }) => [option, value])),
      prices: inAll(Math.round((price * product(choices, 'dearer')) / 10) * 10, sold),
      grams: Math.round(grams * product(choices, 'heavier')),
      stock: stockOf(random),
    }));
};

/** A third of all products have been translated, into one language or more. */
const translationsOf = (random: Random, name: string, { called }: Goods): GeneratedProduct['translations'] => {
  const languages = random.chance(1 / 3) ? random.some(Object.entries(called), random.between(1, 3)) : [];
  return Object.fromEntries(languages.map(([language, thing]) => [language, { title: `${name} – ${thing}` }]));
};

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/**
 * A product of a catalogue that was never there, the same for the same seed and number.
 * @param seed letters and digits: it is in ids and SKUs, so that two catalogues do not meet
 */
export const makeProduct = (seed: string, number: number): GeneratedProduct => {
  const random = randomOf(`${seed}/${number}`);
  const department = random.pick(DEPARTMENTS);
  const goods = random.pick(department.goods);
  const [brand, series] = [brandOf(random), seriesOf(random)];
  const thing = `${random.pick(goods.adjectives)} ${random.pick(goods.materials)} ${random.pick(goods.nouns)}`;
  const id = `${seed}-${String(number).padStart(6, '0')}`;
  const attributes = Object.entries(goods.attributes).map(([name, values]) => [name, random.pick(values)] as const);
  return {
    id,
    title: `${brand} ${series} ${thing}`,
    description: [
      `${capitalised(thing)} by ${brand.replace(/\.$/, '')}.`,
      ...random.some(department.sentences, random.between(1, 3)),
    ].join(' '),
    brand,
    category: [department.name, ...goods.category].join(' > '),
    tax_category: goods.taxCategory ?? 'standard',
    attributes: Object.fromEntries(attributes),
    variants: variantsOf(random, goods, `G${id}`.toUpperCase()),
    translations: translationsOf(random, `${brand} ${series}`, goods),
  };
};
