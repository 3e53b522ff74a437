import type { Availability, NoticeKind } from '#functions/cart/contract/cart.ts';
import { derivedId, type Id, shortKey } from '#functions/shared/kernel/ids.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';

export type CartId = Id<'crt'>;

/** Pieces that came into a line together, at a version of the cart. */
export type Part = {
  readonly quantity: number;
  readonly version: number;
  /** Of a merged guest: the mark of the guest's cart, and the version of it at which they came in there. */
  readonly guest?: { readonly cart: string; readonly version: number } | undefined;
};

/** What the buyer was shown last; no price when it was in another currency. */
export type Seen = { readonly price?: number | undefined; readonly level: Availability };

/** The oldest part first. */
export type Line = { readonly sku: string; readonly parts: readonly Part[]; readonly seen: Seen };

export type Notice = { readonly kind: NoticeKind; readonly sku: string; readonly quantity: number };

type Kept = {
  readonly id: CartId;
  readonly owner: string;
  /** 0 for a cart that was never written. */
  readonly version: number;
  readonly currency?: Currency | undefined;
  readonly lines: readonly Line[];
  /** Marks of the orders whose lines were taken out. */
  readonly orders: readonly string[];
  /** Seconds since the epoch. */
  readonly changedAt: number;
};

export type OpenCart = Kept & {
  readonly status: 'open';
  /** When its present life began, in seconds since the epoch: a cart that was forgotten begins anew. */
  readonly born: number;
  readonly notices: readonly Notice[];
  /** Marks of the idempotency keys that have put pieces in. */
  readonly added: readonly string[];
  /** Marks of the guests' carts that were merged in. */
  readonly merged: readonly string[];
};

/** A guest's cart that belongs to a customer: nothing goes in any more, and its lines wait until they are merged. */
export type ClaimedCart = Kept & { readonly status: 'claimed'; readonly claimedBy: string };

export type Cart = OpenCart | ClaimedCart;

export const cartIdOf = (owner: string): CartId => derivedId('crt', owner);

/** Fifty bits are enough to tell the few marks of one row apart. */
export const markOf = (value: string): string => shortKey(value, 10);

const DAY = 86_400;
export const isGuest = (owner: string): boolean => owner.startsWith('guest_');
const keptSeconds = (owner: string): number => (isGuest(owner) ? 30 : 180) * DAY;

export const expiryOf = ({ owner, changedAt }: Pick<Cart, 'owner' | 'changedAt'>): number =>
  changedAt + keptSeconds(owner);

export const emptyCart = (owner: string): OpenCart => ({
  status: 'open',
  id: cartIdOf(owner),
  owner,
  version: 0,
  lines: [],
  notices: [],
  added: [],
  orders: [],
  merged: [],
  born: 0,
  changedAt: 0,
});

/** A cart past its time is empty, whether its row is still there or not; its version goes on while the row is. */
export const notExpired = (cart: OpenCart, at: number): OpenCart =>
  at < expiryOf(cart) ? cart : { ...cart, lines: [], notices: [], born: 0 };

export const nextVersion = ({ version }: Cart): number => version + 1;

type Content = Partial<Omit<OpenCart, 'status' | 'id' | 'owner' | 'version' | 'born' | 'changedAt'>>;

/** @param at seconds since the epoch */
export const changed = (cart: OpenCart, at: number, content: Content): OpenCart => ({
  ...cart,
  ...content,
  version: nextVersion(cart),
  born: cart.born || at,
  changedAt: at,
});
