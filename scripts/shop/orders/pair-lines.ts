import { usage } from '#scripts/shop/failure.ts';

export type Wanted = { readonly sku: string; readonly quantity: number };

/** `--sku` or `--quantity`, in the order in which they were typed. */
export type Word = { readonly sku: string } | { readonly quantity: number };

const nameless = (quantity: number): Error =>
  usage(`--quantity ${quantity} belongs to no SKU: put it behind its --sku.`);

/**
 * A quantity belongs to the SKU before it; without one it is 1.
 * @throws Failure for a quantity that has no SKU, a second one for the same, or no SKU at all
 */
export const pairLines = (words: readonly Word[]): Wanted[] => {
  const lines: { sku: string; quantity?: number }[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if ('sku' in word) lines.push({ sku: word.sku });
    else if (last === undefined || last.quantity !== undefined) throw nameless(word.quantity);
    else last.quantity = word.quantity;
  }
  if (lines.length === 0) throw usage('Say what to order: --sku <sku> --quantity <pieces>.');
  return lines.map(({ sku, quantity = 1 }) => ({ sku, quantity }));
};
