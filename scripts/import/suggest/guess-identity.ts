import type { MappingInput } from '#functions/catalog/import/mapping/mapping.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { type Facts, isUnique } from '#scripts/import/suggest/facts.ts';
import { findColumns } from '#scripts/import/suggest/find-column.ts';
import { assumed, type Guess, guess, type TextInput } from '#scripts/import/suggest/guess.ts';
import { WANTED } from '#scripts/import/suggest/wanted.ts';

export type Identity = {
  readonly externalId: Guess<TextInput>;
  readonly sku: Guess<TextInput>;
  readonly group?: Guess<NonNullable<MappingInput['group']>>;
};

const EXTERNAL_ID = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,110}$/;
const SKU = /^[A-Z0-9][A-Z0-9._-]{0,63}$/;

const textFor = ({ column, values }: Facts, allowed: RegExp, format: 'sku' | 'slug', prefix?: string): TextInput => {
  const fits = values.every((value) => allowed.test(value));
  return { column, ...(!fits && { format }), ...(prefix !== undefined && { prefix }) };
};

/** Rows that share the value are one product: their title is the same, or is only there once. */
const isGroup = ({ column, values, distinct }: Facts, title: string | undefined, rows: readonly Row[]): boolean => {
  if (title === undefined || distinct === values.length || distinct < 2) return false;
  const titles = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = row[column] ?? '';
    const known = titles.get(key) ?? new Set();
    if ((row[title] ?? '').trim() !== '') known.add(row[title] ?? '');
    titles.set(key, known);
  }
  return [...titles.values()].every(({ size }) => size <= 1);
};

/** Cells that are empty in all rows of a product but its first one. */
const inheritedBy = (all: readonly Facts[], { column }: Facts, rows: readonly Row[]): string[] => {
  const later = rows.filter((row, index) => index > 0 && rows[index - 1]?.[column] === row[column]);
  if (later.length === 0) return [];
  return all
    .filter(({ filled, column: name }) => filled > 0 && later.every((row) => (row[name] ?? '').trim() === ''))
    .map(({ column: name }) => name);
};

type Found = { readonly all: readonly Facts[]; readonly variants: readonly Facts[]; readonly rows: readonly Row[] };

const none = (what: string): Guess<TextInput> =>
  assumed({ column: 'id' }, `no column is named like ${what} and has another value in every row: say which one`);

/**
 * What tells one product from another, and one variant.
 * @param prefix begins every external id, so that two shops' ids do not meet
 */
export const guessIdentity = ({ all, variants, rows }: Found, title: string | undefined, prefix: string): Identity => {
  const skuFacts = findColumns(variants, WANTED.sku).find(isUnique) ?? variants.find(isUnique);
  const sku = skuFacts
    ? guess(textFor(skuFacts, SKU, 'sku'), [skuFacts.column], 'another one in every row')
    : none('a SKU');
  const groupFacts = findColumns(all, WANTED.productId).find((facts) => isGroup(facts, title, rows));
  if (groupFacts) {
    const inherit = inheritedBy(all, groupFacts, rows);
    const by = groupFacts.column;
    return {
      sku,
      externalId: guess(textFor(groupFacts, EXTERNAL_ID, 'slug', prefix), [by], 'the same in all rows of a product'),
      group: guess(
        { by, ...(inherit.length > 0 && { inherit }) },
        [by],
        'rows that share it have one title: variants of a product',
      ),
    };
  }
  const idFacts = findColumns(all, WANTED.productId).find(isUnique) ?? findColumns(all, WANTED.sku).find(isUnique);
  const own = idFacts ?? skuFacts;
  const externalId = own
    ? guess(textFor(own, EXTERNAL_ID, 'slug', prefix), [own.column], 'another one in every row')
    : none('an id');
  return { sku, externalId };
};
