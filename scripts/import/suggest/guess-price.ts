import { isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { type Facts, isAmounts } from '#scripts/import/suggest/facts.ts';
import { findColumns } from '#scripts/import/suggest/find-column.ts';
import { assumed, type Guess, guess, type Variant } from '#scripts/import/suggest/guess.ts';
import { WANTED } from '#scripts/import/suggest/wanted.ts';

type Prices = Variant['prices'];
type Separators = { readonly decimalSeparator?: ','; readonly groupSeparator?: ',' | '.' | "'" | ' ' };

const SYMBOLS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '฿': 'THB',
  '₱': 'PHP',
  RM: 'MYR',
  RP: 'IDR',
  KR: 'SEK',
};

/** Between a number's groups of three, where a comma or a point stands in it at all. */
const separatorsOf = (values: readonly string[]): Separators => {
  const numbers = values.map((value) => value.replace(/^[^\d]+|[^\d]+$/g, ''));
  const some = (pattern: RegExp): boolean => numbers.some((number) => pattern.test(number));
  const quote = some(/\d'\d{3}/) ? ({ groupSeparator: "'" } as const) : {};
  const space = some(/\d[ \u00a0]\d{3}/) ? ({ groupSeparator: ' ' } as const) : {};
  if (some(/\.\d{3},\d/) || some(/\.\d{3}\.\d{3}/)) return { decimalSeparator: ',', groupSeparator: '.' };
  if (some(/,\d{1,2}$/) && !some(/\.\d/)) return { decimalSeparator: ',', ...quote, ...space };
  if (some(/,\d{3}/)) return { groupSeparator: ',' };
  return { ...quote, ...space };
};

const isScientific = (values: readonly string[]): boolean => values.some((value) => /\de[+-]\d/i.test(value));

const formatOf = ({ values }: Facts) => {
  const rounding = isScientific(values) || values.some((value) => /\.\d{4,}$/.test(value));
  return { ...separatorsOf(values), ...(rounding && { rounding: 'half-up' as const }) };
};

/** What stands around the number is cut out. */
const amountOf = ({ column, values }: Facts) =>
  isScientific(values) || values.every((value) => /^[\d.,' ]+$/.test(value))
    ? column
    : { column, without: ["[^0-9.,' ]+"] };

const codeIn = (words: string): string | undefined =>
  words
    .toUpperCase()
    .split(' ')
    .find((word) => isCurrency(word));

const currencyInValues = ({ values }: Facts): string | undefined => {
  const marks = values.map((value) => value.replace(/[\d.,' \u00a0]+/g, '').toUpperCase());
  const [mark = ''] = marks;
  if (mark === '' || marks.some((each) => each !== mark)) return undefined;
  return isCurrency(mark) ? mark : SYMBOLS[mark];
};

const currencyFor = (price: Facts, all: readonly Facts[]): Guess<string | { constant: string }> => {
  const [column] = findColumns(all, WANTED.currency);
  if (column) return guess(column.column, [column.column], 'its cells are codes of ISO 4217');
  const code = codeIn(price.words) ?? currencyInValues(price);
  if (code) return guess({ constant: code }, [price.column], `${price.column} says so`);
  return assumed({ constant: 'EUR' }, 'nothing in the file says in which currency its prices are');
};

/** Columns such as `price_eur` and `price_usd`, each optional beside the others. */
const perCurrency = (all: readonly Facts[]): Facts[] =>
  findColumns(all, { ...WANTED.price, is: isAmounts }).filter(({ words }) => codeIn(words) !== undefined);

/** The prices of a variant; where the file has none, nothing. */
export const guessPrices = (all: readonly Facts[]): Guess<Prices>[] => {
  const [byCurrency] = findColumns(all, WANTED.prices);
  if (byCurrency) {
    const source = { byCurrency: { column: byCurrency.column } };
    return [guess<Prices>([source], [byCurrency.column], 'its cells are amounts by currency')];
  }
  const several = perCurrency(all);
  if (several.length > 1) {
    const prices = several.map((facts) => ({
      amount: amountOf(facts),
      currency: { constant: codeIn(facts.words) ?? '' },
      optional: true,
      ...formatOf(facts),
    }));
    return [
      guess<Prices>(
        prices,
        several.map(({ column }) => column),
        'a column for each currency',
      ),
    ];
  }
  const [price] = findColumns(all, WANTED.price);
  if (price === undefined) return [];
  const currency = currencyFor(price, all);
  const source = { amount: amountOf(price), currency: currency.part, ...formatOf(price) };
  const because = `named like one, and holds amounts; the currency: ${currency.because}`;
  return [
    { part: [source], columns: [price.column, ...currency.columns], because, ...(currency.check && { check: true }) },
  ];
};
