import type { Act, Decided } from '#functions/catalog/domain/product.ts';

/** On sale, and the newest of all; once more the same is no change. A retired product comes back. */
export const publish = (product: Decided, { at }: Act): Decided => {
  if (product.status === 'published') return product;
  if (product.status === 'draft') return { ...product, status: 'published', publishedAt: at };
  const { retiredAt: _, ...kept } = product;
  return { ...kept, status: 'published', publishedAt: at };
};
