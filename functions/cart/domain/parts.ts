import type { Part } from '#functions/cart/domain/cart.ts';

/**
 * A line remembers in which parts it grew, so that a confirmed order takes only what was there when it was placed. Beyond
 * this many the two oldest become one, as new as the newer: what is in doubt stays in the cart.
 */
const MAX_PARTS = 16;

export const quantityOf = (parts: readonly Part[]): number => parts.reduce((sum, { quantity }) => sum + quantity, 0);

const together = (older: Part, newer: Part): Part => ({
  quantity: older.quantity + newer.quantity,
  version: newer.version,
  ...(older.guest?.cart === newer.guest?.cart && newer.guest && { guest: newer.guest }),
});

const bounded = (parts: readonly Part[]): readonly Part[] => {
  const [oldest, next, ...rest] = parts;
  return oldest && next && parts.length > MAX_PARTS ? bounded([together(oldest, next), ...rest]) : parts;
};

export const withParts = (parts: readonly Part[], more: readonly Part[]): readonly Part[] =>
  bounded([...parts, ...more]);

type Drained = { readonly left: number; readonly kept: readonly Part[] };

/** Takes pieces out, the newest first, and only from parts that may be taken from. */
export const without = (
  parts: readonly Part[],
  quantity: number,
  mayTake: (part: Part) => boolean = () => true,
): readonly Part[] =>
  parts.reduceRight<Drained>(
    ({ left, kept }, part) => {
      const taken = mayTake(part) ? Math.min(left, part.quantity) : 0;
      const rest = part.quantity - taken;
      return { left: left - taken, kept: rest > 0 ? [{ ...part, quantity: rest }, ...kept] : kept };
    },
    { left: quantity, kept: [] },
  ).kept;
