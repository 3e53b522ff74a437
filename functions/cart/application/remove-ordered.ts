import { finishClaim } from '#functions/cart/application/claim-cart.ts';
import { openCartOf } from '#functions/cart/application/open-cart.ts';
import type { CartPorts } from '#functions/cart/application/ports.ts';
import { untilSaved } from '#functions/cart/application/retry.ts';
import {
  type Cart,
  type CartId,
  type ClaimedCart,
  isGuest,
  markOf,
  notExpired,
  type OpenCart,
} from '#functions/cart/domain/cart.ts';
import { type Ordered, removeOrdered } from '#functions/cart/domain/remove-ordered.ts';

type Ports = Omit<CartPorts, 'findProducts'>;

export type Confirmed = {
  readonly orderId: string;
  readonly owner: string;
  readonly lines: Ordered['lines'];
  readonly cart?: { readonly id: string; readonly version: number } | undefined;
  /** Seconds since the epoch. */
  readonly at: number;
};

/** What an order takes out, and of which cart. */
type Taking = { readonly cart: OpenCart; readonly ordered: Ordered };

/** Clocks differ, and carts live for weeks: an order this much older than a cart's life was of an earlier one. */
const TOLERANCE_SECONDS = 3_600;

/** So long a claim may be under way that orders has heard of already; then the cart was another's. */
const PATIENCE_SECONDS = 100;

const fromOwn = (cart: OpenCart, ordered: Ordered, { at }: Confirmed): Taking | undefined =>
  at + TOLERANCE_SECONDS < cart.born ? undefined : { cart, ordered };

/** The lines are with the customer, and the guest's cart points there; what a crash left half done is done first. */
const fromMerged = async (ports: Ports, guest: ClaimedCart, ordered: Ordered): Promise<Taking | undefined> => {
  if (guest.orders.includes(ordered.mark)) return undefined;
  await finishClaim(ports)(guest);
  const cart = await openCartOf(ports)(guest.claimedBy);
  return { cart, ordered: { ...ordered, guest: markOf(guest.id) } };
};

const isOf = (cart: Cart, owner: string): boolean =>
  cart.owner === owner || (cart.status === 'claimed' && cart.claimedBy === owner);

/** Orders may have heard of a claim first: then the cart is still the guest's here, and the queue brings the event again. */
const awaitClaim = (cart: Cart, { orderId, owner, at }: Confirmed, now: number): undefined => {
  const claimable = cart.status === 'open' && isGuest(cart.owner) && !isGuest(owner);
  if (claimable && now < at + PATIENCE_SECONDS)
    throw new Error(`${orderId} names ${cart.id}, which its buyer may have claimed: the claim is still to come.`);
};

const takingOf = async (ports: Ports, confirmed: Confirmed, id: string, ordered: Ordered) => {
  const cart = await ports.loadCart(id as CartId);
  if (cart === undefined) return undefined;
  if (!isOf(cart, confirmed.owner)) return awaitClaim(cart, confirmed, ports.now());
  if (cart.status === 'claimed') return fromMerged(ports, cart, ordered);
  return fromOwn(notExpired(cart, ports.now()), ordered, confirmed);
};

/** A fact: takes the lines of a confirmed order out of the cart that it came from, once. */
export const removeOrderedLines =
  (ports: Ports) =>
  async (confirmed: Confirmed): Promise<void> => {
    const { orderId, lines, cart: named } = confirmed;
    if (named === undefined) return;
    await untilSaved(ports.pause, async () => {
      const ordered = { mark: markOf(orderId), version: named.version, lines };
      const taking = await takingOf(ports, confirmed, named.id, ordered);
      if (taking === undefined) return true;
      const next = removeOrdered(taking.cart, taking.ordered, ports.now());
      return next === taking.cart || (await ports.saveCart(next)) || undefined;
    });
  };
