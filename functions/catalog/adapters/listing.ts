import { CATEGORY_SEPARATOR } from '#functions/catalog/contract/product-input.ts';
import type { Product } from '#functions/catalog/domain/product.ts';

/** Products for sale, in the index `newest`; drafts and retired products have a partition each beside it, by their status. */
export const LISTED = 'published';

/** Every name ends with the separator, so that a path never matches half a name of another. */
const joined = (names: readonly string[]): string => names.map((name) => `${name}${CATEGORY_SEPARATOR}`).join('');

/**
 * Where a category's products are in `byCategory`: the widest name is the partition, the others begin the sort key.
 * At most 4 × 80 characters of 3 bytes with separator, moment and id: 1,019 bytes of the 1,024 that a sort key may have.
 */
export const categoryKeys = ([root = '', ...rest]: readonly string[]): { root: string; prefix: string } => ({
  root,
  prefix: joined(rest),
});

const since = (product: Product): string => (product.status === 'retired' ? product.retiredAt : product.createdAt);

/** The attributes that put a product into the indexes: what is not for sale is in no category's list. */
export const listingOf = (product: Product): Record<string, string> => {
  if (product.status !== 'published') return { listing: product.status, listingKey: `${since(product)}#${product.id}` };
  const listingKey = `${product.publishedAt}#${product.id}`;
  const { root, prefix } = categoryKeys(product.category);
  return { listing: LISTED, listingKey, categoryRoot: root, categoryKey: `${prefix}${listingKey}` };
};
