import type { Variant } from '#functions/catalog/contract/product.ts';
import type { VariantInput } from '#functions/catalog/contract/product-input.ts';

/**
 * The given variants are for sale; the others stay behind them as retired, since what others know of them must stay
 * right. A retired one that is given again comes back.
 */
export const mergeVariants = (known: readonly Variant[], given: readonly VariantInput[]): Variant[] => {
  const skus = new Set(given.map(({ sku }) => sku));
  const left = known.filter(({ sku }) => !skus.has(sku));
  return [
    ...given.map((variant): Variant => ({ ...variant, status: 'active' })),
    ...left.map((variant): Variant => ({ ...variant, status: 'retired' })),
  ];
};
