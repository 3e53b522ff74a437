import { MAX_LINES, MAX_QUANTITY } from '#functions/cart/contract/cart.ts';
import {
  type ClaimedCart,
  changed,
  type Line,
  markOf,
  type Notice,
  nextVersion,
  type OpenCart,
  type Part,
} from '#functions/cart/domain/cart.ts';
import { quantityOf, without, withParts } from '#functions/cart/domain/parts.ts';

/** Between a merge and the cleaning of the guest's cart the mark keeps a repeat away; later there is nothing to merge. */
const MARKS_KEPT = 20;

/** Nothing goes into a claimed cart any more: whoever loaded it before fails on saving, and finds it claimed. */
export const claim = (guest: OpenCart, customer: string, at: number): ClaimedCart => {
  const { id, owner, currency, lines, orders } = guest;
  const version = nextVersion(guest);
  return { status: 'claimed', id, owner, version, currency, lines, orders, changedAt: at, claimedBy: customer };
};

/** What is left of a guest's cart once its lines are in the customer's: a pointer for requests and orders that come late. */
export const cleaned = (guest: ClaimedCart): ClaimedCart => ({ ...guest, lines: [], version: nextVersion(guest) });

type Merged = { readonly lines: readonly Line[]; readonly notices: readonly Notice[] };

const MAX_NOTICES = 100;

const told = (notices: readonly Notice[], { kind, sku, quantity }: Notice): readonly Notice[] => {
  if (quantity === 0) return notices;
  const before = notices.find((one) => one.kind === kind && one.sku === sku)?.quantity ?? 0;
  const others = notices.filter((one) => one.kind !== kind || one.sku !== sku);
  return [...others, { kind, sku, quantity: before + quantity }].slice(-MAX_NOTICES);
};

const bring = ({ lines, notices }: Merged, { sku, parts, seen }: Line): Merged => {
  const there = lines.find((line) => line.sku === sku);
  const wanted = quantityOf(parts);
  if (there === undefined)
    return lines.length < MAX_LINES
      ? { lines: [...lines, { sku, parts, seen }], notices }
      : { lines, notices: told(notices, { kind: 'left-out', sku, quantity: wanted }) };
  const over = Math.max(0, quantityOf(there.parts) + wanted - MAX_QUANTITY);
  const grown = { ...there, parts: withParts(there.parts, without(parts, over)) };
  return {
    lines: lines.map((line) => (line === there ? grown : line)),
    notices: told(notices, { kind: 'capped', sku, quantity: over }),
  };
};

/**
 * Sums the lines of a guest's cart into the customer's. What does not fit is told as notices; parts keep where they came
 * from, so that an order of the guest that is confirmed later takes just those. Once: the mark is in the same write.
 */
export const merge = (cart: OpenCart, guest: ClaimedCart, at: number): OpenCart => {
  const mark = markOf(guest.id);
  if (guest.lines.length === 0 || cart.merged.includes(mark)) return cart;
  const currency = cart.lines.length === 0 ? (guest.currency ?? cart.currency) : cart.currency;
  const version = nextVersion(cart);
  const moved = (part: Part): Part => ({ ...part, version, guest: { cart: mark, version: part.version } });
  const incoming = guest.lines.map(({ sku, parts, seen: { price, level } }) => ({
    sku,
    parts: parts.map(moved),
    seen: currency === guest.currency ? { price, level } : { level },
  }));
  const { lines, notices } = incoming.reduce<Merged>(bring, cart);
  return changed(cart, at, { currency, lines, notices, merged: [...cart.merged, mark].slice(-MARKS_KEPT) });
};
