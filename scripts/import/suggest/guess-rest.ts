import type { MappingInput } from '#functions/catalog/import/mapping/mapping.ts';
import { type Facts, isListOfWebAddresses, isWebAddresses } from '#scripts/import/suggest/facts.ts';
import { findColumns } from '#scripts/import/suggest/find-column.ts';
import { assumed, type Guess, guess, type TextInput, type Variant } from '#scripts/import/suggest/guess.ts';
import { textOf } from '#scripts/import/suggest/guess-text.ts';
import { WANTED } from '#scripts/import/suggest/wanted.ts';

const OF_NO_INTEREST =
  /\b(?:url|link|id|ids|count|rating|ratings|review|reviews|sold|views|rank|score|date|time|created|updated|published|timestamp|domain|country|currency|price|position|index|status|seo|meta|slug|handle|sku|page|sessions?|seller|initial|category|breadcrumb|colors?|colours?|sizes?|available)\b/;

const labelOf = ({ column, words }: Facts): string => {
  const label = /[a-z][A-Z]|_/.test(column) || column === column.toLowerCase() ? words : column.trim();
  return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`.slice(0, 100);
};

export const guessTaxCategory = (all: readonly Facts[]): Guess<TextInput> => {
  const [found] = findColumns(all, WANTED.taxCategory);
  if (found) return guess(found.column, [found.column], 'its cells are tax categories of the catalogue');
  return assumed(
    { constant: 'standard' },
    'nothing in the file says how a product is taxed: standard, reduced or zero',
  );
};

/** What a buyer chooses by. */
export const guessOptions = (all: readonly Facts[]): Guess<NonNullable<Variant['options']>>[] => {
  const found = (['colour', 'size'] as const).flatMap((name) =>
    findColumns(all, WANTED[name])
      .slice(0, 1)
      .map((facts) => [name, facts] as const),
  );
  if (found.length === 0) return [];
  const options = Object.fromEntries(found.map(([name, facts]) => [name, textOf(facts)]));
  return [
    guess(
      options,
      found.map(([, { column }]) => column),
      'what one chooses by',
    ),
  ];
};

export const guessStock = (all: readonly Facts[]): Guess<Pick<Variant, 'stock' | 'inStock'>>[] => {
  const [stock] = findColumns(all, WANTED.stock);
  if (stock) return [guess({ stock: stock.column }, [stock.column], 'named like one, and holds whole numbers')];
  const [inStock] = findColumns(all, WANTED.inStock);
  return inStock ? [guess({ inStock: inStock.column }, [inStock.column], 'says yes or no')] : [];
};

const UNITS = { kg: /\bkg\b|kilo/, lb: /\blbs?\b|pound/, oz: /\boz\b|ounce/ } as const;

export const guessWeight = (all: readonly Facts[]): Guess<NonNullable<Variant['weight']>>[] => {
  const [found] = findColumns(all, WANTED.weight);
  if (found === undefined) return [];
  const [unit = 'g'] = (['kg', 'lb', 'oz'] as const).filter((name) => UNITS[name].test(found.words));
  return [guess({ amount: found.column, unit }, [found.column], `a weight; ${unit} unless a cell says otherwise`)];
};

const isPlain = (facts: Facts): boolean =>
  (facts.json === undefined || facts.json.is === 'texts') &&
  facts.averageLength <= 100 &&
  facts.distinct > 1 &&
  facts.filled > 0.01 &&
  !isWebAddresses(facts) &&
  !isListOfWebAddresses(facts) &&
  !OF_NO_INTEREST.test(facts.words);

const fieldFrom = (facts: Facts): TextInput =>
  facts.json?.is === 'texts' ? { column: facts.column, path: '*', join: '; ' } : textOf(facts);

const pairsFrom = ({ column, json }: Facts) =>
  json?.is === 'pairs'
    ? [{ column, path: '*', name: json.name, value: json.value, join: ', ', maxLength: 2_000 }]
    : [{ column, join: ', ', maxLength: 2_000 }];

type Attributes = NonNullable<MappingInput['attributes']>;

/** Whatever else a buyer may read of a product: lists of names and values, and short cells. */
export const guessAttributes = (all: readonly Facts[], used: ReadonlySet<string>): Guess<Attributes>[] => {
  const left = all.filter(({ column }) => !used.has(column));
  const pairs = left.filter(({ json }) => json?.is === 'pairs' || json?.is === 'object');
  const plain = left.filter(isPlain).slice(0, 60);
  if (pairs.length + plain.length === 0) return [];
  const attributes: Attributes = {
    ...(pairs.length > 0 && { pairs: pairs.flatMap(pairsFrom) }),
    ...(plain.length > 0 && { fields: Object.fromEntries(plain.map((facts) => [labelOf(facts), fieldFrom(facts)])) }),
  };
  return [
    guess(
      attributes,
      [...pairs, ...plain].map(({ column }) => column),
      'what else the file tells of a product',
    ),
  ];
};
