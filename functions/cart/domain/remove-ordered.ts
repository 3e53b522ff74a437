import { changed, type Line, type OpenCart, type Part } from '#functions/cart/domain/cart.ts';
import { quantityOf, without } from '#functions/cart/domain/parts.ts';

export type Ordered = {
  /** Of the order: its lines are taken out once. */
  readonly mark: string;
  /** The version of the cart that was ordered; of the guest's cart when it was that. */
  readonly version: number;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  /** The mark of the guest's cart that was ordered, and has been merged into this one since. */
  readonly guest?: string | undefined;
};

const MARKS_KEPT = 50;

const wasOrdered =
  ({ guest, version }: Ordered) =>
  (part: Part): boolean =>
    guest === undefined
      ? part.version <= version
      : part.guest !== undefined && part.guest.cart === guest && part.guest.version <= version;

const quantities = ({ lines }: Ordered): ReadonlyMap<string, number> => {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  return wanted;
};

const pieces = (lines: readonly Line[]): number => lines.reduce((sum, { parts }) => sum + quantityOf(parts), 0);

/**
 * Takes out what was bought, and nothing that came in after the order was placed. Where there is nothing to take there is
 * nothing to remember either: what comes in later is newer than the order.
 */
export const removeOrdered = (cart: OpenCart, ordered: Ordered, at: number): OpenCart => {
  const neverSo = ordered.guest === undefined && ordered.version > cart.version;
  if (neverSo || cart.orders.includes(ordered.mark)) return cart;
  const wanted = quantities(ordered);
  const lines = cart.lines
    .map((line) => ({ ...line, parts: without(line.parts, wanted.get(line.sku) ?? 0, wasOrdered(ordered)) }))
    .filter(({ parts }) => parts.length > 0);
  if (pieces(lines) === pieces(cart.lines)) return cart;
  return changed(cart, at, { lines, orders: [...cart.orders, ordered.mark].slice(-MARKS_KEPT) });
};
