import type { CategoriesInIndex } from '#functions/catalog/application/search-ports.ts';
import { categoryNames } from '#functions/catalog/contract/product-input.ts';
import type { CategoryCount } from '#functions/catalog/contract/search.ts';

/** All of the tree, or what is below one category. */
export const categoriesBelow =
  ({ categoriesInIndex }: { readonly categoriesInIndex: CategoriesInIndex }) =>
  async (below: string | undefined): Promise<CategoryCount[]> => {
    const names = below === undefined ? [] : categoryNames(below);
    const isBelow = ({ path }: CategoryCount): boolean =>
      path.length > names.length && names.every((name, at) => name === path[at]);
    return (await categoriesInIndex()).filter(isBelow);
  };
