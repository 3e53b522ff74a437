import type { FoundProduct } from '#functions/catalog/application/search-ports.ts';
import type { Product, Variant } from '#functions/catalog/contract/product.ts';
import type { SearchHit } from '#functions/catalog/contract/search.ts';
import { wordsOf } from '#functions/catalog/contract/words.ts';

/** What facets count: a category's path from the widest on, a brand, a value of an attribute or of a variant's option. */
export type Trait = {
  readonly kind: 'category' | 'brand' | 'attribute';
  readonly name: string;
  readonly value: string;
};

/** What the answer shows of a product; availability is kept beside. */
export type Card = Omit<FoundProduct, 'id' | 'availability'>;

/** Paths are kept as one text: no name holds a control character. */
const PATH = '\u001f';

export const pathText = (names: readonly string[]): string => names.join(PATH);
export const pathNames = (text: string): string[] => text.split(PATH);

const onSale = ({ variants }: Product): Variant[] => variants.filter(({ status }) => status === 'active');

const choicesOf = (product: Product): [string, string][] => [
  ...Object.entries(product.attributes),
  ...onSale(product).flatMap(({ options = {} }) => Object.entries(options)),
];

const categoriesOf = ({ category }: Product): Trait[] =>
  category.map((_, at) => ({ kind: 'category', name: '', value: pathText(category.slice(0, at + 1)) }));

const brandOf = ({ brand }: Product): Trait[] =>
  brand === undefined ? [] : [{ kind: 'brand', name: '', value: brand }];

/** Each once, however many variants have it. */
export const traitsOf = (product: Product): Trait[] => {
  const attributes = choicesOf(product).map(([name, value]): Trait => ({ kind: 'attribute', name, value }));
  const all = [...categoriesOf(product), ...brandOf(product), ...attributes];
  return [...new Map(all.map((trait) => [JSON.stringify(trait), trait])).values()];
};

/** The cheapest and the dearest variant in each currency. */
export const pricesOf = (product: Product): SearchHit['prices'] => {
  const prices: Record<string, { from: number; to: number }> = {};
  for (const [currency, price] of onSale(product).flatMap((variant) => Object.entries(variant.prices))) {
    const known = prices[currency] ?? { from: price, to: price };
    prices[currency] = { from: Math.min(known.from, price), to: Math.max(known.to, price) };
  }
  return prices;
};

const titlesOf = ({ translations }: Product): Card['translations'] =>
  translations &&
  Object.fromEntries(Object.entries(translations).map(([language, { title }]) => [language, { title }]));

export const cardOf = (product: Product): Card => ({
  title: product.title,
  language: product.language,
  translations: titlesOf(product),
  brand: product.brand,
  category: product.category,
  image: product.media[0],
  prices: pricesOf(product),
});

export const skusOf = (product: Product): string[] => onSale(product).map(({ sku }) => sku);

const spaced = (text: string): string => wordsOf(text).join(' ');

/** One text in all of its languages, each wording once. */
const inAll = (product: Product, text: 'title' | 'description'): string => {
  const wordings = [product, ...Object.values(product.translations ?? {})].map((texts) => texts[text] ?? '');
  return [...new Set(wordings)].join(' ');
};

/** The columns of `words`, in order. */
export const textsOf = (product: Product): string[] => {
  const choices = choicesOf(product).map(([name, value]) => `${name} ${value}`);
  const variants = onSale(product).map(({ sku, title = '' }) => `${sku} ${title}`);
  const { brand = '', category } = product;
  const [title, description] = [inAll(product, 'title'), inAll(product, 'description')];
  return [title, brand, category.join(' '), [...choices, ...variants].join(' '), description].map(spaced);
};

/** The columns of `names`. */
export const namesOf = (product: Product): [title: string, brand: string] => [
  spaced(inAll(product, 'title')),
  spaced(product.brand ?? ''),
];
