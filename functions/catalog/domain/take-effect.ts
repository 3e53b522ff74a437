import type { DropReason } from '#functions/catalog/contract/price-change.ts';
import { setPrices } from '#functions/catalog/domain/edit-product.ts';
import type { End, Scheduled } from '#functions/catalog/domain/price-schedule.ts';
import type { Act, Product } from '#functions/catalog/domain/product.ts';
import { settle } from '#functions/catalog/domain/settle.ts';
import { DomainError, errorSlug } from '#functions/shared/kernel/domain-error.ts';

/** How a change ends, and the product with its prices where it was applied. */
export type Effect = { readonly end: End; readonly product?: Product };

/** Who set the prices after the change's time knew better than who planned it. */
const isSuperseded = ({ pricedAt = {} }: Product, { sku, effectiveAt }: Scheduled): boolean =>
  (pricedAt[sku] ?? '') > effectiveAt;

/** What becomes of a change that is due: a product that cannot take it drops it, for the reason that an operator would hear. */
export const takeEffect = (product: Product | undefined, change: Scheduled, act: Act): Effect => {
  const dropped = (reason: DropReason): Effect => ({ end: { status: 'dropped', reason, endedAt: act.at } });
  if (product === undefined) return dropped('product-not-found');
  if (isSuperseded(product, change)) return dropped('superseded');
  try {
    const priced = setPrices(product, change.sku, change.prices);
    const after = settle(product, priced, { ...act, pricesFrom: change.effectiveAt });
    return { end: { status: 'applied', endedAt: act.at }, product: after };
  } catch (error) {
    if (error instanceof DomainError) return dropped(errorSlug(error.name) as DropReason);
    throw error;
  }
};
