import { type Charge, dollarsOf, listDollarsOf } from '#scripts/cost/idle.ts';
import { monthlyPrices, PRICES_AS_OF } from '#scripts/cost/price-list.ts';

const money = (dollars: number): string => `$${dollars.toFixed(2)}`;

const quantity = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 100) / 100);

const row = ({ what, price, quantity: units, list, dollars }: Charge): string =>
  `  ${what.padEnd(62)} ${quantity(units).padStart(11)} ${money(list).padStart(8)} ${money(dollars).padStart(8)}  ${monthlyPrices[price].source}`;

const HEAD = `  ${'a month, while nobody uses it'.padEnd(62)} ${'units'.padStart(11)} ${'list'.padStart(8)} ${'to pay'.padStart(8)}  price from`;

/** The idle cost as a table; lines under half a cent are summed up. */
export const renderIdle = (charges: readonly Charge[]): string => {
  const shown = charges.filter(({ list }) => list >= 0.005);
  const rest = charges.filter(({ list }) => list < 0.005 && list > 0);
  return [
    HEAD,
    ...shown.map(row),
    ...(rest.length > 0
      ? [`  and ${rest.length} lines of less than a cent, together ${money(listDollarsOf(rest))}`]
      : []),
    `  ${'in all'.padEnd(62)} ${''.padStart(11)} ${money(listDollarsOf(charges)).padStart(8)} ${money(dollarsOf(charges)).padStart(8)}`,
    `  us-east-1, prices of ${PRICES_AS_OF}; "to pay" is less what is always free in an account that has nothing else.`,
  ].join('\n');
};
