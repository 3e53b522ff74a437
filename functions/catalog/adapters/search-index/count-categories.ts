import type { Columns } from '#functions/catalog/adapters/search-index/columns.ts';
import { pathNames } from '#functions/catalog/adapters/search-index/product-entry.ts';
import type { Traits } from '#functions/catalog/adapters/search-index/traits.ts';
import type { CategoryCount } from '#functions/catalog/contract/search.ts';

/** Paths are compared name by name, so that what is below a category follows it. */
const byPath = (a: CategoryCount, b: CategoryCount): number => {
  const at = a.path.findIndex((name, index) => name !== b.path[index]);
  if (at === -1) return a.path.length - b.path.length;
  const [name = '', other] = [a.path[at], b.path[at]];
  return other === undefined || name > other ? 1 : -1;
};

/** Every category with something for sale in it or below it, as one walks down a tree. */
export const countCategories = (columns: Columns, { traits }: Traits): CategoryCount[] => {
  const counts = new Int32Array(traits.length);
  for (const trait of columns.traits) counts[trait] = (counts[trait] ?? 0) + 1;
  return traits
    .flatMap((trait, t) =>
      trait?.kind === 'category' && counts[t] ? [{ path: pathNames(trait.value), count: counts[t] ?? 0 }] : [],
    )
    .toSorted(byPath);
};
