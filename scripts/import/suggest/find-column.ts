import type { Facts } from '#scripts/import/suggest/facts.ts';

/** Patterns of names, the likelier one first, and what the cells must be. */
export type Wanted = {
  readonly names: readonly RegExp[];
  readonly never?: RegExp;
  readonly is: (facts: Facts) => boolean;
};

const rankOf = ({ names, never, is }: Wanted, facts: Facts): number => {
  if (never?.test(facts.words) || !is(facts)) return -1;
  return names.findIndex((name) => name.test(facts.words));
};

/** The columns that are named like what is wanted and hold it, the likelier one first. */
export const findColumns = (all: readonly Facts[], wanted: Wanted): Facts[] =>
  all
    .map((facts) => ({ facts, rank: rankOf(wanted, facts) }))
    .filter(({ rank }) => rank !== -1)
    .sort((a, b) => a.rank - b.rank || b.facts.filled - a.facts.filled)
    .map(({ facts }) => facts);
