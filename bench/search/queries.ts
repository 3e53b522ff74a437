import type { Product } from '#functions/catalog/contract/product.ts';
import { type Random, randomOf } from '#scripts/generate/random.ts';
import { generatedProduct } from './products.ts';

export type Query = { readonly kind: string; readonly asked: Record<string, string> };

const wordsIn = ({ title }: Product): string[] => title.split(/[\s-]+/).filter((word) => /^\p{L}{5,}$/u.test(word));

const swapped = (word: string, at: number): string =>
  `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;

const KINDS: Readonly<Record<string, (random: Random, product: Product) => Record<string, string>>> = {
  'two words': (random, product) => ({ q: random.some(wordsIn(product), 2).join(' ') }),
  'a brand and a thing': (random, product) => ({ q: `${product.brand} ${random.pick(wordsIn(product))}` }),
  'a beginning': (random, product) => ({ q: random.pick(wordsIn(product)).slice(0, random.between(2, 4)) }),
  mistyped: (random, product) => ({
    q: wordsIn(product)
      .map((word) => swapped(word, random.between(1, 2)))
      .slice(0, 2)
      .join(' '),
  }),
  'words and filters': (random, product) => ({
    q: random.pick(wordsIn(product)),
    category: product.category.slice(0, 1).join('>'),
    currency: 'EUR',
    inStock: 'true',
    sort: 'price',
  }),
  'a category, no words': (_, product) => ({ category: product.category.slice(0, 2).join('>'), currency: 'EUR' }),
  everything: () => ({ currency: 'EUR' }),
};

/** Questions about products that are there, the same for the same size. */
export const queriesFor = (products: number, each: number): Query[] => {
  const random = randomOf(`queries/${products}`);
  return Object.entries(KINDS).flatMap(([kind, ask]) =>
    Array.from({ length: each }, () => ({
      kind,
      asked: ask(random, generatedProduct(random.between(1, products)).product),
    })),
  );
};

const LETTERS = Array.from('茶壶礼盒乌龙手机壳高山雨前井铁观音普洱碧螺春毛尖白牡丹大红袍');
const MOST_WORDS = 32;

/** As many as a question may have, each of as much work as its kind can be. */
const WORST: Readonly<Record<string, (word: string, at: number) => string>> = {
  '32 words': (word) => word,
  '32 parts of words': (word) => word.slice(1, 6),
  '32 mistyped words': (word) => swapped(word, 2),
  '32 letters without spaces': (_, at) => LETTERS[at] ?? '',
};

/** The dearest questions that are allowed, of words that titles have. */
export const worstQueries = (products: number, each: number): Query[] => {
  const random = randomOf(`worst/${products}`);
  const someWords = (): string[] => {
    const words = new Set<string>();
    while (words.size < MOST_WORDS)
      for (const word of wordsIn(generatedProduct(random.between(1, products)).product))
        if (word.length > 5 && word.length < 9) words.add(word);
    return [...words].slice(0, MOST_WORDS);
  };
  return Object.entries(WORST).flatMap(([kind, make]) =>
    Array.from({ length: each }, () => ({ kind, asked: { q: someWords().map(make).join(' ') } })),
  );
};
