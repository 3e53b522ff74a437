import type { Variant } from '#functions/catalog/contract/product.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';

type Priced = { readonly variants: readonly Variant[] };

export type Repriced = { readonly before: Variant; readonly after: Variant };

/** The variants that were there before, at other prices. */
export const repriced = (before: Priced, after: Priced): Repriced[] => {
  const known = new Map(before.variants.map((variant) => [variant.sku, variant]));
  return after.variants.flatMap((variant) => {
    const old = known.get(variant.sku);
    const changed = old !== undefined && fingerprint(old.prices) !== fingerprint(variant.prices);
    return changed ? [{ before: old, after: variant }] : [];
  });
};
